"""Changing an event."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events.models import Event
from parvis.journal.models import Entry, Notice
from parvis.members.tests.factories import MandateFactory, OrganisationFactory

from .factories import EventFactory
from .test_event_create import answers

pytestmark = pytest.mark.django_db


def url(event: Event) -> str:
    return f"/agenda/{event.slug}/edit/"


def unchanged(client: Client, event: Event) -> dict[str, str]:
    """The form as it is first shown, ready to send back."""
    form = client.get(url(event)).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if field.name in {"title", "theme", "description"}:
            for code in ("fr", "en"):
                sent[f"{field.name}_{code}"] = value.exactly(code) if value else ""
        elif field.name == "themes":
            sent[field.name] = [theme.pk for theme in value or []]
        elif value is not None:
            sent[field.name] = value
    return sent


def test_a_change_is_recorded_and_told_to_calendars(client: Client, event_officer):
    event = EventFactory(city="")
    client.force_login(event_officer)

    response = client.post(url(event), answers(city="Dakar", organisers="AIMF"))

    event.refresh_from_db()
    assert response.url == event.get_absolute_url()
    assert (event.city, event.sequence) == ("Dakar", 1)
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert verbs == {"event.changed", "event.organised"}
    assert event.changed_at > event.created_at


def test_sending_the_form_as_it_is_changes_nothing(client: Client, event_officer):
    host = OrganisationFactory(name="Dakar")
    event = EventFactory(host=host, city="Dakar", organisers=["AIMF"], start_time="09:00")
    client.force_login(event_officer)

    response = client.post(url(event), unchanged(client, event))

    assert response.status_code == 302
    event.refresh_from_db()
    assert event.sequence == 0
    assert not Entry.objects.exists()


def test_a_cancellation_is_told_to_the_host(client: Client, event_officer, outsider, user_with):
    host = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=host, person__account=outsider)
    elsewhere = user_with()
    MandateFactory(person__account=elsewhere)
    event = EventFactory(host=host)
    client.force_login(event_officer)

    with_callbacks = client.post(url(event), answers(host="Kindia", state="cancelled"))

    assert with_callbacks.status_code == 302
    assert Entry.objects.filter(verb="event.cancelled").count() == 1


@pytest.mark.django_db(transaction=True)
def test_only_the_host_s_people_are_told(client: Client, event_officer, outsider, user_with):
    host = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=host, person__account=outsider)
    MandateFactory(person__account=user_with())
    event = EventFactory(title="Atelier", host=host)
    client.force_login(event_officer)

    client.post(url(event), answers(title_fr="Atelier", host="Kindia", state="postponed"))

    notice = Notice.objects.get()
    assert notice.user == outsider
    assert notice.title == "Reporté\u00a0: Atelier"


def test_a_wrong_form_shows_the_stored_title(client: Client, event_officer):
    event = EventFactory(title="Vrai titre")
    client.force_login(event_officer)

    response = client.post(url(event), answers(title_fr="Autre", start="jamais"))

    assert response.status_code == 200
    assert "Vrai titre" in response.content.decode()
    event.refresh_from_db()
    assert str(event.title) == "Vrai titre"


@pytest.mark.parametrize("role", ["outsider", "secretary", "project_officer"])
def test_others_do_not(client: Client, request: pytest.FixtureRequest, role: str):
    event = EventFactory()
    client.force_login(request.getfixturevalue(role))

    assert client.get(url(event)).status_code == 404
    assert client.post(url(event), answers()).status_code == 404
