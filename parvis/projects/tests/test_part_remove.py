"""A part of a project is taken out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import FundingSource

from .factories import FundingFactory

pytestmark = pytest.mark.django_db


def url(row) -> str:
    return reverse("projects:part_remove", args=[row.project.slug, "funding", row.pk])


def test_asking_takes_nothing_out(client_of, project_officer):
    row = FundingFactory()

    assert client_of(project_officer).get(url(row)).status_code == 200
    assert FundingSource.objects.filter(pk=row.pk).exists()


def test_what_it_held_stays_in_the_history(client_of, project_officer):
    row = FundingFactory()
    project = row.project

    client_of(project_officer).post(url(row))

    entry = Entry.objects.about(project).get()
    assert not FundingSource.objects.exists()
    assert entry.verb == "project.fundingsource_removed"
    assert entry.details["before"]["amount"] == "10000.00"


@pytest.mark.parametrize("role", ["city", "funds", "outsider"])
def test_nobody_else_takes_it_out(client_of, world, role):
    assert client_of(getattr(world, role)).post(url(world.funding)).status_code == 404
    assert FundingSource.objects.filter(pk=world.funding.pk).exists()
