"""A key moment is edited."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry

from .factories import KeyMomentFactory

pytestmark = pytest.mark.django_db

GIVEN = {"label_fr": "Forum", "rule": "yearly", "day": "11", "month": "11"}


def test_another_day_is_recorded(client_of, editor, node):
    moment = KeyMomentFactory(node=node)

    client_of(editor).post(f"/programme/key-moments/{moment.pk}/edit/", GIVEN)

    moment.refresh_from_db()
    entry = Entry.objects.about(node).get()
    assert (moment.day, moment.month) == (11, 11)
    assert entry.verb == "node.keymoment_changed"
    assert (entry.details["before"]["day"], entry.details["after"]["day"]) == (8, 11)


def test_others_may_not(client_of, secretary, node):
    moment = KeyMomentFactory(node=node)

    response = client_of(secretary).post(f"/programme/key-moments/{moment.pk}/edit/", GIVEN)

    moment.refresh_from_db()
    assert response.status_code == 404
    assert moment.day == 8
