"""Whom a part works with is named."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.models import Link

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


def test_others_may_not(client_of, secretary, node):
    response = client_of(secretary).post("/programme/T1/links/new/", GIVEN)

    assert response.status_code == 404
    assert not Link.objects.exists()
