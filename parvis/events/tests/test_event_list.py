"""The agenda."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from parvis.events.models import Event
from parvis.members.tests.factories import MandateFactory, OrganisationFactory
from parvis.terms.tests.factories import CountryFactory, ThemeFactory

from .factories import EventFactory, a_node, tie

pytestmark = pytest.mark.django_db
URL = "/agenda/"


def titles(response) -> list[str]:
    """The events that a list's page shows."""
    return [str(event.title) for event in response.context["listing"].rows]


def test_a_stranger_sees_what_comes_the_next_first(client: Client):
    EventFactory(title="Plus tard", start="2099-06-01")
    EventFactory(title="Bientôt", start="2099-05-01")
    EventFactory(title="Date à fixer", start=None)
    EventFactory(title="Passé", start="2019-05-01", state=Event.State.HELD)

    response = client.get(URL)

    assert titles(response) == ["Bientôt", "Plus tard", "Date à fixer"]
    assert "3 événements à venir" in response.content.decode()


def test_the_sentence_says_where(client: Client):
    EventFactory(country=CountryFactory(iso2="BE"))

    response = client.get(URL, {"country": "BE"})

    assert "1 événement à venir – Belgique" in response.content.decode()


def test_what_is_not_for_everybody_is_not_there(client: Client, outsider, secretary):
    city = OrganisationFactory(member=True)
    of_the_network = MandateFactory(office__organisation=city, person__account=outsider)
    EventFactory(title="Bureau", audience="network")
    EventFactory(title="Préparation", audience="secretariat")

    assert titles(client.get(URL)) == []
    client.force_login(of_the_network.person.account)
    assert titles(client.get(URL)) == ["Bureau"]
    client.force_login(secretary)
    assert titles(client.get(URL)) == ["Bureau", "Préparation"]


def test_the_past_comes_last_first(client: Client):
    EventFactory(title="Lille", start="2018-11-05")
    EventFactory(title="Huê", start="2025-04-27")
    EventFactory(title="Sans date", start=None, state=Event.State.HELD)
    EventFactory(title="À venir", start="2099-01-01")

    response = client.get(URL, {"when": "past"})

    assert titles(response) == ["Huê", "Lille", "Sans date"]


def test_a_year_is_found_without_asking_for_the_past(client: Client):
    EventFactory(title="Lille", start="2018")
    EventFactory(title="Huê", start="2025-04-27")

    assert titles(client.get(URL, {"year": "2018"})) == ["Lille"]


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "congress"},
        {"region": "europe"},
        {"country": "BE"},
        {"theme": "sport"},
        {"node": "T7"},
        {"format": "online"},
        {"host": "namur"},
        {"q": "congres"},
        {"q": "namur belgique"},
        {"state": "cancelled"},
    ],
)
def test_each_filter_finds_the_one(client: Client, query: dict[str, str]):
    host = OrganisationFactory(name="Namur", slug="namur", country=CountryFactory(iso2="BE"))
    sport = ThemeFactory(code="sport")
    wanted = EventFactory(
        title="Congrès",
        kind="congress",
        country=host.country,
        host=host,
        city="Namur",
        format="online",
        state="cancelled",
        themes=[sport],
    )
    tie(wanted, a_node("T7", sport))
    EventFactory(title="Autre", country=CountryFactory(iso2="SN"))

    response = client.get(URL, query)

    assert titles(response) == ["Congrès"]
    assert response.context["filters"].chips


def test_a_node_finds_what_is_tied_below_it(client: Client):
    priority = a_node("T1")
    action = a_node("T1.1", parent=priority)
    tie(EventFactory(title="Atelier"), action)
    tie(EventFactory(title="Refusé"), action, "declined")

    assert titles(client.get(URL, {"node": "T1"})) == ["Atelier"]


def test_who_keeps_the_agenda_finds_what_to_tie_and_to_close(client: Client, event_officer):
    theme = ThemeFactory()
    node = a_node("T2", theme)
    EventFactory(title="À relier", themes=[theme])
    tie(EventFactory(title="Relié", themes=[theme]), node)
    EventFactory(title="À clore", start="2020-02-01", state="confirmed")
    client.force_login(event_officer)

    assert titles(client.get(URL, {"ties": "waiting"})) == ["À relier"]
    assert titles(client.get(URL, {"closing": "on"})) == ["À clore"]


def test_a_month_holds_each_day_of_an_event(client: Client):
    EventFactory(title="Congrès", start="2031-03-30", end="2031-04-02")
    EventFactory(title="Un jour de mars", start="2031-03")

    response = client.get(URL, {"view": "calendar", "month": "2031-03"})

    month = response.context["listing"]
    busy = [day.day.day for week in month.weeks for day in week if day and day.events]
    assert busy == [30, 31]
    assert [str(event) for event in month.inexact] == ["Un jour de mars"]
    assert "month=2031-02" in month.previous_url


@pytest.mark.parametrize("month", ["", "x", "2031-13", "99999-01", "0001-01", "9999-12"])
def test_any_month_in_the_address_answers(client: Client, month: str):
    assert client.get(URL, {"view": "calendar", "month": month}).status_code == 200


def test_the_rows_shown_are_the_rows_taken(client: Client):
    EventFactory(title="=1+1", start="2099-05-01")
    EventFactory(title="Passé", start="2019-05-01")

    response = client.get(URL, {"export": "csv"})

    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "'=1+1" in lines[1]


def test_a_map_shows_the_place_or_the_host(client: Client):
    host = OrganisationFactory(latitude="14.7", longitude="-17.4")
    EventFactory(host=host)
    EventFactory(latitude="48.8", longitude="2.3")
    EventFactory()

    response = client.get(URL, {"view": "map"})

    assert len(response.context["map"].dots) == 2


def test_a_list_of_three_costs_the_queries_of_one(client: Client):
    EventFactory(host=OrganisationFactory())
    one = int(client.get(URL)["X-Queries"])
    EventFactory.create_batch(2, host=OrganisationFactory())

    assert int(client.get(URL)["X-Queries"]) == one
    assert one <= 12


def test_only_who_keeps_the_agenda_is_offered_to_add(client: Client, secretary, event_officer):
    create = reverse("events:event_create")

    client.force_login(secretary)
    assert create not in client.get(URL).content.decode()
    client.force_login(event_officer)
    assert create in client.get(URL).content.decode()
