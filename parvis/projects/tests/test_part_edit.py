"""A part of a project is changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import FundingSource

from .factories import FundingFactory, ProjectFactory

pytestmark = pytest.mark.django_db
AMOUNT = {
    "kind": "own",
    "amount": "12000",
    "currency": "EUR",
    "value_date": "2024-05-01",
    "status": "received",
}


def url(row, project=None) -> str:
    slug = (project or row.project).slug
    return reverse("projects:part_edit", args=[slug, "funding", row.pk])


def test_the_history_of_the_project_tells_from_what_to_what(client_of, project_officer):
    row = FundingFactory()

    client_of(project_officer).post(url(row), AMOUNT)

    entry = Entry.objects.about(row.project).get()
    assert FundingSource.objects.get().amount == 12_000
    assert entry.verb == "project.fundingsource_changed"
    amounts = entry.details["before"]["amount"], entry.details["after"]["amount"]
    assert amounts == ("10000.00", "12000.00")


def test_a_part_of_another_project_is_not_there(client_of, project_officer):
    row, other = FundingFactory(), ProjectFactory()

    assert client_of(project_officer).get(url(row, other)).status_code == 404


@pytest.mark.parametrize("role", ["city", "funds", "outsider"])
def test_nobody_else_changes_it(client_of, world, role):
    response = client_of(getattr(world, role)).post(url(world.funding), AMOUNT)

    world.funding.refresh_from_db()
    assert response.status_code == 404
    assert world.funding.amount == 10_000
