"""The portfolio."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from parvis.kit import clock
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.actions import confirm_tie
from parvis.projects.models import Channel, Participation
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.tests.factories import CountryFactory, ThemeFactory

from .factories import (
    FundingFactory,
    ProjectFactory,
    StatementFactory,
    a_rate,
    a_value,
    an_indicator,
    french,
    tie,
)

pytestmark = pytest.mark.django_db
URL = reverse("projects:project_list")


def titles(response) -> set[str]:
    return {str(row.title) for row in response.context["listing"].rows}


def in_a_city(title: str, iso2: str, **values):
    city = OrganisationFactory(country=CountryFactory(iso2=iso2), member=True)
    return ProjectFactory(title=title, carrier=city, **values)


def test_the_public_sees_what_is_published(client):
    ProjectFactory(title="Marché")
    ProjectFactory(title="Brouillon", is_published=False)

    assert titles(client.get(URL)) == {"Marché"}


def test_drafts_are_for_those_who_take_part_and_the_secretariat(client_of, world):
    ProjectFactory(title="Ailleurs", is_published=False)

    assert titles(client_of(world.city).get(URL)) == {"Marché de Kindia"}
    assert titles(client_of(world.funds).get(URL)) == {"Marché de Kindia", "Ailleurs"}
    assert titles(client_of(world.outsider).get(URL)) == set()


def test_it_is_narrowed_by_place(client):
    in_a_city("Dakar", "SN")
    in_a_city("Yaoundé", "CM")

    assert titles(client.get(URL, {"country": "SN"})) == {"Dakar"}
    assert titles(client.get(URL, {"region": "afrique_centrale"})) == {"Yaoundé"}


def test_a_city_that_a_link_narrows_to_is_named_and_can_be_taken_out(client):
    city = OrganisationFactory(name="Dakar", member=True)
    ProjectFactory(title="Port", carrier=city)
    in_a_city("Tram", "CM")

    response = client.get(URL, {"organisation": city.slug})

    chip = response.context["filters"].chips[0]
    assert titles(response) == {"Port"}
    assert (chip.value, chip.url) == ("Dakar", "?")


def test_it_is_narrowed_by_theme_state_channel_and_year(client):
    channel = Channel.objects.create(code="fonds", name=french("Fonds"))
    theme = ThemeFactory(code="climat")
    ProjectFactory(title="Forêt", themes=[theme], channel=channel, start="2024-03")
    ProjectFactory(title="École", state="closed", start="2019")

    for asked in ({"theme": "climat"}, {"state": "running"}, {"channel": "fonds"}, {"year": 2024}):
        assert titles(client.get(URL, asked)) == {"Forêt"}, asked
    assert titles(client.get(URL, {"state": "closed"})) == {"École"}


def test_a_part_of_the_programme_brings_all_below_it(client):
    axis = NodeFactory(code="A1")
    below = NodeFactory(code="A1.1", parent=axis)
    other = NodeFactory(code="A2")
    tie(ProjectFactory(title="Dessous"), below)
    tie(ProjectFactory(title="Refusé"), below, "declined")
    tie(ProjectFactory(title="Ailleurs"), other)

    assert titles(client.get(URL, {"node": "A1"})) == {"Dessous"}
    assert titles(client.get(URL, {"node": "A1.1"})) == {"Dessous"}


def test_carrier_and_partners_are_found_by_their_words(client):
    carried = in_a_city("Porté", "SN")
    Participation.objects.create(project=carried, name="Agence de l’Eau", role="funding")
    city = carried.participations.get(is_carrier=True).organisation

    assert titles(client.get(URL, {"carrier": str(city.name)})) == {"Porté"}
    assert titles(client.get(URL, {"partner": "agence de l'eau"})) == {"Porté"}
    assert titles(client.get(URL, {"partner": str(city.name)})) == set()
    assert titles(client.get(URL, {"organisation": city.slug})) == {"Porté"}
    assert titles(client.get(URL, {"q": "eau porte"})) == {"Porté"}


def test_projects_measured_within_a_year(client):
    today = clock.today()
    fresh, old = ProjectFactory(title="Récent"), ProjectFactory(title="Ancien")
    a_value(an_indicator(fresh), 1, today - timedelta(days=30))
    a_value(an_indicator(old), 1, today - timedelta(days=400))
    ProjectFactory(title="Rien")

    assert titles(client.get(URL, {"values": "with"})) == {"Récent"}
    assert titles(client.get(URL, {"values": "without"})) == {"Ancien", "Rien"}


def test_ties_to_confirm_are_those_of_shared_themes_nobody_spoke_of(client_of, project_officer):
    theme, node = ThemeFactory(), NodeFactory()
    node.themes.add(theme)
    ProjectFactory(title="Attend", themes=[theme])
    confirm_tie(ProjectFactory(title="Dit", themes=[theme]), node, by=None)
    client = client_of(project_officer)

    assert titles(client.get(URL, {"ties": "waiting"})) == {"Attend"}


def test_the_sums_are_those_of_what_is_shown(client):
    a_rate("XOF", "0.0015")
    one = ProjectFactory(is_plan_complete=True, state="closed")
    FundingFactory(project=one, amount=Decimal(20_000_000), currency="XOF")
    FundingFactory(project=one, amount=Decimal(70_000), kind="donor", name="OIF")
    FundingFactory(amount=Decimal(5_000))
    StatementFactory(amount=Decimal(1_000))

    totals = client.get(URL).context["totals"]
    closed = client.get(URL, {"state": "closed"}).context["totals"]

    assert (totals.own.amount, totals.own.counted, totals.own.out_of) == (35_000, 2, 3)
    assert (totals.total.amount, totals.total.counted) == (101_000, 2)
    assert (closed.own.amount, closed.leverage.quantize(Decimal("0.01"))) == (
        30_000,
        Decimal("3.33"),
    )


def test_the_sums_follow_a_change(client, client_of, project_officer):
    project = ProjectFactory()
    client.get(URL)
    url = reverse("projects:part_create", args=[project.slug, "funding"])

    client_of(project_officer).post(
        url,
        {
            "kind": "own",
            "amount": "700",
            "currency": "EUR",
            "value_date": "2024-01-01",
            "status": "committed",
        },
    )

    assert client.get(URL).context["totals"].own.amount == 700


@pytest.mark.parametrize("sort", ["own", "total", "leverage"])
def test_it_is_sorted_by_money_whatever_the_currency(client, sort):
    a_rate("XOF", "0.0015")
    for title, amount, currency, whole in (
        ("Petit", 1_000_000, "XOF", 3_000),
        ("Grand", 20_000, "EUR", 90_000),
    ):
        project = ProjectFactory(title=title)
        FundingFactory(project=project, amount=Decimal(amount), currency=currency)
        StatementFactory(project=project, amount=Decimal(whole))
    ProjectFactory(title="Inconnu")

    rows = client.get(URL, {"sort": f"-{sort}"}).context["listing"].rows

    assert [str(row.title) for row in rows] == ["Grand", "Petit", "Inconnu"]


def test_the_export_is_what_is_on_screen(client):
    city = OrganisationFactory(name="Kindia", member=True)
    project = ProjectFactory(title="=Marché", carrier=city, start="2024-03-15")
    FundingFactory(project=project, amount=Decimal(12_345))

    response = client.get(URL, {"export": "csv", "columns": "title,carrier,own,start"})

    sheet = b"".join(response.streaming_content).decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(sheet), delimiter=";"))[1]
    assert row == ["'=Marché", "Kindia", "12345", "15/03/2024"]


def test_the_map_shows_where(client):
    city = OrganisationFactory(latitude="10.05", longitude="-12.85", member=True)
    project = ProjectFactory(carrier=city)

    page = client.get(URL, {"view": "map"}).content.decode()

    assert "dot" in page
    assert project.get_absolute_url() in page


@pytest.mark.parametrize(
    "asked", [{"page": "-1"}, {"page": "999999999"}, {"sort": "password"}, {"year": "abc"}]
)
def test_a_strange_address_is_answered(client, asked):
    ProjectFactory()

    assert client.get(URL, asked).status_code == 200


def test_a_list_of_3_costs_the_queries_of_1(client, django_assert_max_num_queries):
    def one():
        project = in_a_city("Projet", "SN", themes=[ThemeFactory()])
        FundingFactory(project=project)
        StatementFactory(project=project)

    one()
    client.get(URL)
    with django_assert_max_num_queries(30) as first:
        client.get(URL)
    for _again in range(2):
        one()

    with django_assert_max_num_queries(len(first) + 5):  # the sums are computed anew
        client.get(URL)
    with django_assert_max_num_queries(len(first)):
        assert len(client.get(URL).context["listing"].rows) == 3


def test_an_empty_portfolio_says_what_to_do(client, client_of, project_officer):
    create = reverse("projects:project_create")

    assert create in client_of(project_officer).get(URL).content.decode()
    assert create not in client.get(URL).content.decode()


def test_a_date_is_as_exact_as_it_is_known(client):
    ProjectFactory(start="2024")

    assert ">2024<" in client.get(URL).content.decode()
