"""The boxes of projects on other pages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.tests.factories import NodeFactory
from parvis.ui.panels import panels_of

from .factories import FundingFactory, ProjectFactory, tie

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def box(place: str, thing: object, user: object = PUBLIC):
    found = [each for each in panels_of(place, thing, user) if each.anchor == "projects"]
    return found[0].context if found else None


def test_an_organisation_shows_what_it_carries(client):
    city = OrganisationFactory(member=True)
    project = ProjectFactory(carrier=city)
    ProjectFactory()

    assert box("members.organisation", city)["projects"] == [project]
    assert project.get_absolute_url() in client.get(city.get_absolute_url()).content.decode()


def test_drafts_are_not_for_the_public(project_officer):
    city = OrganisationFactory(member=True)
    draft = ProjectFactory(carrier=city, is_published=False)

    assert box("members.organisation", city) is None
    assert box("members.organisation", city, project_officer)["projects"] == [draft]


def test_a_country_shows_its_projects():
    city = OrganisationFactory(member=True)
    project = ProjectFactory(carrier=city)

    assert box("members.country", city.country)["projects"] == [project]


def test_a_part_of_the_programme_shows_all_below_it_with_their_sums(client):
    axis = NodeFactory(code="A1")
    project = ProjectFactory()
    FundingFactory(project=project, amount=Decimal(4_200))
    tie(project, NodeFactory(code="A1.1", parent=axis))

    shown = box("strategy.node", axis)

    assert shown["projects"] == [project]
    assert (shown["count"], shown["totals"].own.amount) == (1, 4_200)
    assert "4 200" in client.get(axis.get_absolute_url()).content.decode().replace("\u202f", " ")
