"""The sheet of a project."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from parvis.kit import clock
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.models import Project
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.tests.factories import ThemeFactory

from .factories import (
    FundingFactory,
    ProjectFactory,
    StatementFactory,
    a_rate,
    a_value,
    an_indicator,
    tie,
)

pytestmark = pytest.mark.django_db


def url(project: Project) -> str:
    return reverse("projects:project_detail", args=[project.slug])


def text(response) -> str:
    return response.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def test_the_public_sees_what_is_published(client):
    city = OrganisationFactory(name="Kindia", member=True)
    project = ProjectFactory(title="Marché", carrier=city, note="Fragile")

    page = text(client.get(url(project)))

    assert "Marché" in page
    assert city.get_absolute_url() in page
    assert "Fragile" not in page
    assert "<script" not in page


def test_what_is_public_can_be_shared_and_a_draft_cannot(client, client_of, world):
    shown = ProjectFactory(title="Marché")
    draft = ProjectFactory(title="Brouillon", is_published=False)

    assert "wa.me/?text=March%C3%A9%20http" in text(client.get(url(shown)))
    assert "wa.me" not in text(client_of(world.projects).get(url(draft)))


def test_a_draft_is_not_there_for_the_public(client):
    project = ProjectFactory(is_published=False)

    assert client.get(url(project)).status_code == 404


def test_a_city_sees_its_own_draft_and_no_other(client_of, world):
    other = ProjectFactory(is_published=False, carrier=OrganisationFactory(member=True))
    client = client_of(world.city)

    assert client.get(url(world.project)).status_code == 200
    assert client.get(url(other)).status_code == 404


def test_each_amount_keeps_its_currency_beside_its_conversion(client):
    a_rate("XOF", "0.0015")
    project = ProjectFactory(is_plan_complete=True)
    FundingFactory(project=project, amount=Decimal(20_000_000), currency="XOF")
    FundingFactory(project=project, amount=Decimal(90_000), kind="donor", name="Ville amie")

    page = text(client.get(url(project)))

    assert "20 000 000 XOF" in page
    assert "30 000 EUR" in page
    assert "120 000 EUR" in page
    assert "× 4" in page


def test_an_amount_without_a_rate_makes_no_total(client):
    project = ProjectFactory(is_plan_complete=True)
    FundingFactory(project=project, currency="VND")

    response = client.get(url(project))

    assert response.context["plan"].total is None
    assert "aucun taux connu" in text(response) or "no rate known" in text(response)


def test_statements_that_disagree_with_the_plan_are_both_kept(client):
    project = ProjectFactory(is_plan_complete=True)
    FundingFactory(project=project, amount=Decimal(10_000))
    StatementFactory(project=project, amount=Decimal(12_000))

    plan = client.get(url(project)).context["plan"]

    assert plan.disagrees
    assert plan.total.amount == 10_000


def test_results_show_baseline_target_and_last_value(client):
    project = ProjectFactory()
    indicator = an_indicator(project)
    a_value(indicator, 10, date(2023, 1, 1), "baseline")
    a_value(indicator, 110, date(2027, 12, 31), "target")
    a_value(indicator, 35, date(2024, 12, 31))
    a_value(indicator, 60, date(2025, 12, 31))

    branch = client.get(url(project)).context["branches"][0]

    standing = branch.standings[0]
    assert (standing.actual.number, standing.percent) == (60, 50)


def test_an_indicator_without_a_value_is_not_red(client):
    project = ProjectFactory()
    an_indicator(project)

    page = text(client.get(url(project)))

    assert "state--late" not in page
    assert "<progress" not in page


def test_the_public_does_not_see_an_indicator_kept_inside(client, client_of, project_officer):
    project = ProjectFactory()
    indicator = an_indicator(project, "Plaintes reçues", is_published=False)

    assert indicator.get_absolute_url() not in text(client.get(url(project)))
    assert indicator.get_absolute_url() in text(client_of(project_officer).get(url(project)))


def test_the_officer_is_told_what_to_do_next(client_of, project_officer):
    client = client_of(project_officer)
    theme = ThemeFactory()
    proposed, silent = ProjectFactory(themes=[theme]), ProjectFactory()
    node = NodeFactory()
    node.themes.add(theme)
    old = clock.today() - timedelta(days=500)
    a_value(an_indicator(silent), 3, old)

    assert client.get(url(proposed)).context["next_step"]["kind"] == "ties"
    assert client.get(url(silent)).context["next_step"] == {"kind": "values", "last": old}
    assert client.get(url(ProjectFactory())).context["next_step"]["kind"] == "indicators"


def test_only_who_keeps_projects_sees_ways_to_edit(client_of, world):
    edit = reverse("projects:project_edit", args=[world.project.slug])

    assert edit in text(client_of(world.projects).get(url(world.project)))
    assert edit not in text(client_of(world.funds).get(url(world.project)))
    assert edit not in text(client_of(world.city).get(url(world.project)))


def test_ties_lead_to_the_programme(client):
    project, node = ProjectFactory(), NodeFactory()
    tie(project, node)

    assert node.get_absolute_url() in text(client.get(url(project)))


def test_a_full_sheet_costs_few_queries(client_of, project_officer, django_assert_max_num_queries):
    project = ProjectFactory(carrier=OrganisationFactory(member=True), themes=[ThemeFactory()])
    for number in range(3):
        FundingFactory(project=project)
        indicator = an_indicator(project, f"Indicateur {number}")
        a_value(indicator, number, date(2024, 1, 1))
        tie(project, NodeFactory())
    client = client_of(project_officer)

    with django_assert_max_num_queries(30):
        assert client.get(url(project)).status_code == 200
