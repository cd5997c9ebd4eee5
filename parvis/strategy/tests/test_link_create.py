"""Whom a part works with: added, changed, taken out."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.models import Link

from .factories import LinkFactory

pytestmark = pytest.mark.django_db

GIVEN = {"kind": "synergy", "label_fr": "Organisation internationale de la Francophonie"}


def test_a_link_leads_to_the_sheet_of_the_directory(client_of, editor, node):
    partner = OrganisationFactory(name="OIF")

    response = client_of(editor).post("/programme/T1/links/new/", GIVEN | {"organisation": "OIF"})

    link = Link.objects.get()
    assert response.url == "/programme/T1/#links"
    assert link.organisation == partner
    assert Entry.objects.about(node).get().verb == "node.link_added"


def test_a_name_that_the_directory_does_not_know_is_told(client_of, editor, node):
    response = client_of(editor).post("/programme/T1/links/new/", GIVEN | {"organisation": "XYZ"})

    assert response.status_code == 200
    assert not Link.objects.exists()


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


def test_a_link_is_taken_out(client_of, editor, node):
    link = LinkFactory(node=node)

    client_of(editor).post(f"/programme/links/{link.pk}/remove/")

    assert not Link.objects.exists()
    assert Entry.objects.about(node).get().verb == "node.link_removed"


def test_others_may_not(client_of, secretary, node):
    link = LinkFactory(node=node)
    client = client_of(secretary)

    assert client.post("/programme/T1/links/new/", GIVEN).status_code == 404
    assert client.post(f"/programme/links/{link.pk}/edit/", GIVEN).status_code == 404
    assert client.post(f"/programme/links/{link.pk}/remove/").status_code == 404
    assert Link.objects.get() == link
