"""Putting an event in the agenda."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from parvis.events.models import Event
from parvis.journal.models import Entry
from parvis.members.tests.factories import OrganisationFactory
from parvis.terms.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db
URL = "/agenda/new/"


def answers(**own: Any) -> dict[str, Any]:
    """What the form asks for at least."""
    return {
        "title_fr": "Webinaire sur l’eau",
        "kind": "webinar",
        "state": "planned",
        "audience": "public",
        "format": "online",
        "start": "15/03/2099",
    } | own


def test_who_keeps_the_agenda_adds_an_event(client: Client, event_officer):
    host = OrganisationFactory(name="Huê", country=CountryFactory(iso2="VN"))
    client.force_login(event_officer)

    response = client.post(
        URL, answers(host="Huê (VN)", organisers="AIMF\nHuê", start_time="09:00", end_time="11:00")
    )

    event = Event.objects.get()
    assert response.url == event.get_absolute_url() == "/agenda/webinaire-sur-leau/"
    assert (event.host, event.city, event.country_id) == (host, "Huê", "VN")
    assert event.zone == "Asia/Ho_Chi_Minh"
    assert [(str(o), o.organisation) for o in event.organisers.all()] == [
        ("AIMF", None),
        ("Huê", host),
    ]
    assert Entry.objects.get().verb == "event.created"
    assert event.sequence == 0


def test_two_events_of_one_name_have_two_addresses(client: Client, event_officer):
    client.force_login(event_officer)

    for _time in range(3):
        client.post(URL, answers())

    slugs = set(Event.objects.values_list("slug", flat=True))
    assert slugs == {
        "webinaire-sur-leau",
        "webinaire-sur-leau-2099",
        "webinaire-sur-leau-2099-2",
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title_fr": ""}, "title"),
        ({"start": "un jour"}, "start"),
        ({"start": "2099", "start_time": "09:00"}, "start"),
        ({"start": "", "end": "2099"}, "start"),
        ({"end": "14/03/2099"}, "end"),
        ({"start_time": "11:00", "end_time": "09:00"}, "end_time"),
        ({"host": "Nulle part"}, "host"),
        ({"latitude": "12.5"}, "__all__"),
        ({"organisers": "\n".join(map(str, range(21)))}, "organisers"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    client: Client, event_officer, wrong: dict[str, str], field: str
):
    client.force_login(event_officer)

    response = client.post(URL, answers(**wrong))

    assert field in response.context["form"].errors
    assert not Event.objects.exists()


def test_others_of_the_secretariat_do_not(client: Client, secretary):
    client.force_login(secretary)

    assert client.get(URL).status_code == 404
    assert client.post(URL, answers()).status_code == 404
    assert not Event.objects.exists()


def test_a_stranger_is_asked_to_sign_in(client: Client):
    assert client.get(URL).status_code == 302
