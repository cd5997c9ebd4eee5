"""A key moment is taken out of the calendar."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import KeyMoment

from .factories import KeyMomentFactory

pytestmark = pytest.mark.django_db


def test_it_is_out_of_the_calendar(client_of, editor, node):
    moment = KeyMomentFactory(node=node)

    client_of(editor).post(f"/programme/key-moments/{moment.pk}/remove/")

    assert not KeyMoment.objects.exists()
    assert Entry.objects.about(node).get().verb == "node.keymoment_removed"


def test_others_may_not(client_of, secretary, node):
    moment = KeyMomentFactory(node=node)

    response = client_of(secretary).post(f"/programme/key-moments/{moment.pk}/remove/")

    assert response.status_code == 404
    assert KeyMoment.objects.get() == moment
