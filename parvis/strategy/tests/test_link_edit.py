"""A link is edited."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Link

from .factories import LinkFactory

pytestmark = pytest.mark.django_db

GIVEN = {"kind": "synergy", "label_fr": "Organisation internationale de la Francophonie"}


def test_a_change_is_in_the_history_of_the_part(client_of, editor, node):
    link = LinkFactory(node=node)

    client_of(editor).post(f"/programme/links/{link.pk}/edit/", GIVEN)

    details = Entry.objects.about(node).get().details
    assert details["before"]["label"] != details["after"]["label"]


def test_nothing_changed_nothing_recorded(client_of, editor, node):
    link = LinkFactory(node=node)

    client_of(editor).post(
        f"/programme/links/{link.pk}/edit/", {"kind": "synergy", "label_fr": "OIF"}
    )

    assert not Entry.objects.exists()


def test_others_may_not(client_of, secretary, node):
    link = LinkFactory(node=node)

    response = client_of(secretary).post(f"/programme/links/{link.pk}/edit/", GIVEN)

    assert response.status_code == 404
    assert str(Link.objects.get()) == "OIF"
