"""The public agenda that calendars follow."""

from __future__ import annotations

import icalendar
import pytest
from django.test import Client

from parvis.terms.tests.factories import CountryFactory, ThemeFactory

from .factories import EventFactory, a_moment, a_node, tie

pytestmark = pytest.mark.django_db
URL = "/agenda/calendar.ics"


def summaries(client: Client, **query: str) -> list[str]:
    """What the feed holds."""
    response = client.get(URL, query)
    return [str(each["SUMMARY"]) for each in icalendar.Calendar.from_ical(response.content).events]


def test_it_holds_public_events_with_a_day_since_a_year(client: Client):
    EventFactory(title="Congrès", start="2099-05-01")
    EventFactory(title="Annulé", state="cancelled", start="2099-05-02")
    EventFactory(title="Mois", start="2099-05")
    EventFactory(title="Vieux", start="2015-05-01")
    EventFactory(title="Bureau", audience="network")

    assert summaries(client) == ["Congrès", "Annulé\u00a0: Annulé"]


def test_who_is_signed_in_gets_the_same(client: Client, director):
    EventFactory(title="Bureau", audience="network")
    client.force_login(director)

    assert summaries(client) == []


def test_the_address_narrows_it(client: Client):
    theme = ThemeFactory(code="sport")
    wanted = EventFactory(
        title="Sport", kind="training", country=CountryFactory(iso2="BE"), themes=[theme]
    )
    tie(wanted, a_node("T7"))
    EventFactory(title="Autre")

    for query in ({"kind": "training"}, {"country": "BE"}, {"theme": "sport"}, {"node": "T7"}):
        assert summaries(client, **query) == ["Sport"], query


def test_key_moments_come_when_asked(client: Client):
    peace = a_node("T3")
    a_moment(peace, "Journée de la paix", 9, 21)
    a_moment(a_node("T8"), "Francophonie", 3, 20)

    assert summaries(client) == []
    found = summaries(client, key_moments="1", node="T3")
    assert set(found) == {"Journée de la paix"}
    assert len(found) == 2


def test_caches_may_keep_it_for_a_while(client: Client):
    assert client.get(URL)["Cache-Control"] == "public, max-age=900"


def test_three_events_cost_the_queries_of_one(client: Client):
    EventFactory(organisers=["A"])
    one = int(client.get(URL)["X-Queries"])
    EventFactory.create_batch(2, organisers=["A", "B"])

    assert int(client.get(URL)["X-Queries"]) == one
