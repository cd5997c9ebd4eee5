"""The figures of projects, against records counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from parvis.kit import clock
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.exchange import load_rates
from parvis.strategy.actions import figures_of
from parvis.strategy.figures import Figure, Scope, known_measure
from parvis.strategy.models import Node
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.tests.factories import CountryFactory, ThemeFactory

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


def figure(code: str, node: Node | None = None) -> Figure:
    below = Node.objects.under(node).values_list("pk", flat=True) if node else ()
    scope = Scope(node, clock.today(), frozenset(below))
    return known_measure(f"projects.{code}").compute(scope)


def shown_at(address: str) -> int:
    """How many projects the list at that address shows to everybody."""
    return Client().get(address).context["listing"].count


def parts(found: Figure) -> dict[str, int]:
    return {str(part.label): part.value for part in found.parts}


@pytest.fixture
def axis() -> Node:
    """An axis with an action below it; the action has one project of three."""
    axis = NodeFactory(code="A1")
    action = NodeFactory(code="A1.1", parent=axis)
    dakar = OrganisationFactory(country=CountryFactory(iso2="SN"), member=True)
    yaounde = OrganisationFactory(country=CountryFactory(iso2="CM"), member=True)
    tied = ProjectFactory(carrier=dakar, start="2024", themes=[ThemeFactory(code="climat")])
    FundingFactory(project=tied, amount=Decimal(10_000))
    StatementFactory(project=tied, amount=Decimal(50_000))
    tie(tied, action)
    other = ProjectFactory(carrier=yaounde, start="2023", state="closed")
    FundingFactory(project=other, amount=Decimal(30_000))
    ProjectFactory(is_published=False, carrier=dakar)
    declined = ProjectFactory(start="2024")
    tie(declined, action, "declined")
    return axis


def test_count(axis):
    whole, of_axis = figure("count"), figure("count", axis)

    assert (whole.value, of_axis.value) == (3, 1)
    assert (parts(whole)["2024"], parts(whole)["2023"]) == (2, 1)
    assert shown_at(whole.address) == 3
    assert shown_at(of_axis.address) == 1


def test_own_funds_say_of_how_many_projects_they_are_known(axis):
    whole, of_axis = figure("own_funds"), figure("own_funds", axis)

    assert (whole.value, whole.counted, whole.out_of) == (40_000, 2, 3)
    assert (of_axis.value, of_axis.counted, of_axis.out_of) == (10_000, 1, 1)
    assert sum(parts(whole).values()) == 40_000
    assert shown_at(whole.address) == 2


def test_total_investment(axis):
    whole = figure("total_investment")

    assert (whole.value, whole.counted) == (50_000, 1)
    assert shown_at(whole.address) == 1


def test_leverage_is_of_projects_that_tell_both(axis):
    whole = figure("leverage")

    assert (whole.value, whole.counted) == (5, 1)
    assert shown_at(whole.address) == 1


@pytest.fixture
def amounts_of_all_kinds() -> None:
    """Projects whose amounts are known, nought, without a rate, partly or only stated."""
    a_rate("XOF", day=date(2020, 1, 1))
    late = date(2019, 1, 1)
    plans = [
        [("own", 10, "EUR", None), ("donor", 30, "EUR", None)],
        [("own", 0, "EUR", None), ("donor", 30, "EUR", None)],
        [("own", 10, "VND", None), ("donor", 30, "EUR", None)],
        [("own", 10, "EUR", None), ("donor", 30, "VND", None)],
        [("own", 10, "XOF", None), ("own", 10, "XOF", late)],
        [("donor", 30, "XOF", None)],
        [],
    ]
    for is_complete in (True, False):
        for plan in plans:
            for stated in ({}, {"own": "EUR", "total": "XOF"}, {"own": "VND", "total": "VND"}):
                project = ProjectFactory(is_plan_complete=is_complete)
                for kind, amount, currency, day in plan:
                    given = {"value_date": day} if day else {}
                    FundingFactory(
                        project=project,
                        name=kind,
                        kind=kind,
                        amount=amount,
                        currency=currency,
                        **given,
                    )
                for what, currency in stated.items():
                    StatementFactory(project=project, what=what, amount=90, currency=currency)


@pytest.mark.parametrize("code", ["own_funds", "total_investment", "leverage"])
def test_the_list_shows_exactly_the_projects_whose_money_counts(amounts_of_all_kinds, code):
    found = figure(code)

    assert 0 < found.counted < 42
    assert shown_at(found.address) == found.counted
    records = known_measure(f"projects.{code}").records
    assert records(Scope(None, clock.today(), frozenset())).count() == found.counted


def test_figures_of_money_are_read_again_once_rates_are_loaded(tmp_path):
    FundingFactory(project=ProjectFactory(), amount=1000, currency="VND")
    wanted = [(known_measure("projects.own_funds"), None)]
    [before] = figures_of(wanted).values()
    table = tmp_path / "rates.csv"
    table.write_text("currency,day,per_euro,source\nVND,2020-01-01,100,Essai\n")

    load_rates(table)

    [after] = figures_of(wanted).values()
    assert (before.value, after.value) == (None, 10)


def test_by_region_counts_a_project_in_each_of_its_regions(axis):
    whole = figure("by_region")

    assert (whole.value, whole.out_of) == (2, 3)
    assert sorted(parts(whole).values()) == [1, 1]
    assert all(shown_at(part.address) == part.value for part in whole.parts)


def test_by_theme(axis):
    whole = figure("by_theme")

    assert (whole.value, whole.out_of) == (1, 3)
    assert [shown_at(part.address) for part in whole.parts] == [1]


def test_states(axis):
    whole = figure("states")

    assert [part.value for part in whole.parts] == [2, 1]
    assert [shown_at(part.address) for part in whole.parts] == [2, 1]


def test_the_share_of_running_projects_measured_within_a_year(axis):
    today = clock.today()
    fresh, old = ProjectFactory(), ProjectFactory()
    a_value(an_indicator(fresh), 1, today - timedelta(days=9))
    a_value(an_indicator(old), 1, today - timedelta(days=800))

    found = figure("with_recent_indicator_value")

    assert found.value == 25
    assert [shown_at(part.address) for part in found.parts] == [1, 3]


@pytest.mark.parametrize("code", ["own_funds", "total_investment", "leverage"])
def test_without_a_known_amount_there_is_no_figure(code):
    ProjectFactory()

    assert figure(code).value is None


@pytest.mark.parametrize("code", ["own_funds", "by_region", "states", "count"])
def test_many_projects_cost_the_queries_of_one(code, axis, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as few:
        figure(code)
    for _each in range(3):
        project = ProjectFactory(carrier=OrganisationFactory(member=True), start="2024")
        FundingFactory(project=project)

    with django_assert_max_num_queries(len(few)):
        figure(code)


def test_cities_that_carry_a_project(axis):
    whole, of_axis = figure("cities"), figure("cities", axis)

    assert (whole.value, whole.counted, whole.out_of) == (2, 2, 3)
    assert of_axis.value == 1
    assert sorted(parts(whole).values()) == [1, 1]
