"""One event as a file for a calendar."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client

from parvis.terms.tests.factories import ThemeFactory

from .factories import EventFactory

pytestmark = pytest.mark.django_db


def read(client: Client, event) -> icalendar.Calendar:
    """The calendar that the address gives."""
    response = client.get(f"/agenda/{event.slug}.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def test_hours_stand_in_the_event_s_own_zone(client: Client):
    event = EventFactory(
        start="2099-03-15",
        start_time=time(9),
        end_time=time(11),
        zone="Africa/Casablanca",
        themes=[ThemeFactory(code="climat")],
    )

    calendar = read(client, event)

    entry = calendar.events[0]
    zone = ZoneInfo("Africa/Casablanca")
    assert entry.start == datetime(2099, 3, 15, 9, tzinfo=zone)
    assert entry.end == datetime(2099, 3, 15, 11, tzinfo=zone)
    assert [each["TZID"] for each in calendar.timezones] == ["Africa/Casablanca"]
    assert entry.uid == str(event.uid)
    assert entry.sequence == 0
    assert entry.categories == ["Webinaire", "Climat"]
    assert event.changed_at.replace(microsecond=0) == entry.LAST_MODIFIED


def test_whole_days_end_the_day_after_the_last(client: Client):
    event = EventFactory(start="2099-03-15", end="2099-03-17")

    entry = read(client, event).events[0]

    assert (entry.start, entry.end) == (date(2099, 3, 15), date(2099, 3, 18))


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("planned", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("postponed", "CANCELLED"),
    ],
)
def test_a_calendar_knows_the_state(client: Client, state: str, status: str):
    assert read(client, EventFactory(state=state)).events[0].status == status


def test_without_a_day_there_is_no_file(client: Client):
    event = EventFactory(start="2099-03")

    assert client.get(f"/agenda/{event.slug}.ics").status_code == 404


def test_a_stranger_does_not_get_what_is_not_public(client: Client):
    event = EventFactory(audience="network")

    assert client.get(f"/agenda/{event.slug}.ics").status_code == 404


def test_text_cannot_add_a_line_of_its_own(client: Client):
    event = EventFactory(title="Titre\r\nATTENDEE:mailto:x@y.z", city="A;B,C\\D")

    calendar = read(client, event)

    assert "ATTENDEE" not in calendar.events[0]
    assert calendar.events[0]["LOCATION"].startswith("A;B,C\\D")
