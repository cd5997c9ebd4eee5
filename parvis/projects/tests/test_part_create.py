"""A part is added to a project: a partner, a place, a sector, an amount…"""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.models import (
    AmountStatement,
    FundingSource,
    MarkerAssessment,
    Place,
    ProjectSector,
)
from parvis.terms.models import Sector

from .factories import ProjectFactory, StatementFactory, french

pytestmark = pytest.mark.django_db
AMOUNT = {
    "kind": "donor",
    "name": "OIF",
    "amount": "1500000",
    "currency": "XOF",
    "value_date": "2024-05-01",
    "status": "committed",
}
STATED = {
    "what": "total",
    "amount": "900",
    "currency": "EUR",
    "day": "2024-05-01",
    "source": "Presse",
    "is_preferred": "on",
}


@pytest.fixture
def project():
    return ProjectFactory()


@pytest.fixture
def officer(client_of, project_officer):
    return client_of(project_officer)


def url(project, part: str) -> str:
    return reverse("projects:part_create", args=[project.slug, part])


def errors(response) -> dict:
    return response.context["form"].errors


def test_a_funding_source_keeps_its_currency(officer, project):
    response = officer.post(url(project, "funding"), AMOUNT)

    source = FundingSource.objects.get()
    entry = Entry.objects.get()
    assert response.url == f"{project.get_absolute_url()}#money"
    assert (source.amount, source.currency) == (Decimal(1_500_000), "XOF")
    assert (entry.verb, entry.subject) == ("project.fundingsource_added", project)
    assert entry.details["after"]["amount"] == "1500000.00"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": ""}, "__all__"), ({"amount": "-1"}, "amount"), ({"value_date": ""}, "value_date")],
)
def test_an_amount_says_from_whom_how_much_and_when(officer, project, wrong, field):
    response = officer.post(url(project, "funding"), AMOUNT | wrong)

    assert list(errors(response)) == [field]


def test_a_partner_is_an_organisation_or_a_name(officer, project):
    city = OrganisationFactory(name="Kindia")

    officer.post(url(project, "participation"), {"organisation": "Kindia", "role": "implementing"})
    officer.post(url(project, "participation"), {"name": "Riverains", "role": "implementing"})
    neither = officer.post(url(project, "participation"), {"role": "funding"})
    again = officer.post(
        url(project, "participation"), {"organisation": "Kindia", "role": "implementing"}
    )

    partners = [each.shown_name for each in project.participations.all()]
    assert partners == [str(city), "Riverains"]
    assert errors(neither)
    assert errors(again)


def test_shares_of_places_make_at_most_100(officer, project):
    Place.objects.create(project=project, name="Nord", percentage=Decimal(70))

    response = officer.post(url(project, "place"), {"name": "Sud", "percentage": "31"})

    assert "30" in str(errors(response)["percentage"])
    assert officer.post(url(project, "place"), {"name": "Sud", "percentage": "30"}).url


def test_a_place_has_both_coordinates_or_none(officer, project):
    response = officer.post(url(project, "place"), {"name": "Sud", "latitude": "10"})

    assert errors(response)


def test_shares_of_sectors_make_at_most_100_in_one_vocabulary(officer, project):
    water = Sector.objects.create(code="14030", category="140", name=french("Eau"))
    waste = Sector.objects.create(code="14050", category="140", name=french("Déchets"))
    ProjectSector.objects.create(project=project, sector=water, percentage=Decimal(60))
    ProjectSector.objects.create(
        project=project, vocabulary="99", code="X", percentage=Decimal(100)
    )

    too_much = officer.post(url(project, "sector"), {"sector": waste.pk, "percentage": "41"})
    officer.post(url(project, "sector"), {"sector": waste.pk, "percentage": "40"})

    assert "percentage" in errors(too_much)
    assert project.sectors.filter(vocabulary="1").count() == 2


def test_not_screened_is_not_0_and_a_score_needs_its_reason(officer, project):
    bare = officer.post(url(project, "marker"), {"marker": "1", "score": "1"})
    officer.post(url(project, "marker"), {"marker": "1", "score": ""})
    officer.post(url(project, "marker"), {"marker": "6", "score": "0"})

    assert "justification" in errors(bare)
    assert [each.score for each in MarkerAssessment.objects.all()] == [None, 0]
    assert MarkerAssessment.objects.screened().count() == 1


def test_only_desertification_scores_3(officer, project):
    reason = {"score": "3", "justification": "Plan d’action"}

    assert errors(officer.post(url(project, "marker"), reason | {"marker": "1"}))
    assert officer.post(url(project, "marker"), reason | {"marker": "8"}).status_code == 302


def test_sources_may_disagree_but_one_is_preferred(officer, project):
    StatementFactory(project=project)

    second = officer.post(url(project, "statement"), STATED)
    officer.post(url(project, "statement"), STATED | {"is_preferred": ""})

    assert errors(second)
    assert AmountStatement.objects.count() == 2
    assert AmountStatement.objects.filter(is_preferred=True).count() == 1


def test_a_related_project_is_found_by_its_address(officer, project):
    parent = ProjectFactory()

    officer.post(url(project, "relation"), {"kind": "1", "related": parent.slug})
    unknown = officer.post(url(project, "relation"), {"kind": "1", "related": "nulle-part"})
    itself = officer.post(url(project, "relation"), {"kind": "1", "related": project.slug})

    assert project.relations.get().related == parent
    assert "related" in errors(unknown)
    assert errors(itself)


def test_an_unknown_kind_of_part_is_not_there(officer, project):
    assert officer.get(url(project, "secret")).status_code == 404


@pytest.mark.parametrize("role", ["city", "funds", "outsider"])
def test_nobody_else_adds_parts(client_of, world, role):
    count = FundingSource.objects.count()

    response = client_of(getattr(world, role)).post(url(world.project, "funding"), AMOUNT)

    assert response.status_code == 404
    assert FundingSource.objects.count() == count
