"""A person's own calendar, at a secret address."""

from __future__ import annotations

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from parvis.events import actions
from parvis.members.tests.factories import MandateFactory, OrganisationFactory

from .factories import EventFactory

pytestmark = pytest.mark.django_db


def url(token: str) -> str:
    return reverse("events:calendar_personal", args=[token])


@pytest.fixture
def feed(outsider):
    """The calendar of a person of the network."""
    MandateFactory(office__organisation=OrganisationFactory(member=True), person__account=outsider)
    return actions.open_feed(outsider)


def test_it_holds_what_its_owner_sees_and_is_never_kept(client: Client, feed):
    EventFactory(title="Bureau", audience="network")
    EventFactory(title="Préparation", audience="secretariat")

    response = client.get(url(feed.token))

    events = icalendar.Calendar.from_ical(response.content).events
    assert [str(each["SUMMARY"]) for each in events] == ["Bureau"]
    assert str(events[0]["CLASS"]) == "PRIVATE"
    assert "no-store" in response["Cache-Control"]


def test_it_ends_with_the_mandate(client: Client, feed, outsider):
    EventFactory(title="Bureau", audience="network")
    outsider.person.mandates.update(ends_on="2021-01-01", end="2021")

    response = client.get(url(feed.token))

    assert not icalendar.Calendar.from_ical(response.content).events


def test_it_ends_with_the_account(client: Client, feed, outsider):
    outsider.is_active = False
    outsider.save()

    assert client.get(url(feed.token)).status_code == 404


def test_a_new_address_stops_the_one_before(client: Client, feed, outsider):
    new = actions.open_feed(outsider)

    assert client.get(url(feed.token)).status_code == 404
    assert client.get(url(new.token)).status_code == 200


@pytest.mark.parametrize("wrong", ["x", "{code}", "{code}-", "{code}-00ff", "{token}0"])
def test_a_guess_is_not_found(client: Client, feed, wrong: str):
    token = wrong.format(code=feed.code.hex, token=feed.token)

    assert client.get(url(token)).status_code == 404


def test_the_token_has_more_than_128_bits_and_does_not_stand_in_the_database(feed):
    _code, _dash, seal = feed.token.partition("-")

    assert len(seal) * 4 >= 128
    assert seal not in str(vars(feed))
