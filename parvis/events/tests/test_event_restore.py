"""Bringing back what an event was."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.journal.models import Entry

from .factories import EventFactory
from .test_event_create import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(client: Client, event_officer):
    """An event whose city was Dakar, and is Thiès since the change."""
    event = EventFactory(title="Atelier", city="Dakar", country=None)
    client.force_login(event_officer)
    client.post(f"/agenda/{event.slug}/edit/", answers(title_fr="Atelier", city="Thiès"))
    return event


def url(event, entry: Entry) -> str:
    return f"/agenda/{event.slug}/restore/{entry.sequence}/"


def test_what_was_before_is_back_and_calendars_are_told(client: Client, changed):
    entry = Entry.objects.get()

    response = client.post(url(changed, entry))

    changed.refresh_from_db()
    assert response.url == changed.get_absolute_url()
    assert (changed.city, changed.sequence) == ("Dakar", 2)
    assert Entry.objects.first().verb == "event.restored"


def test_it_is_shown_before_it_is_done(client: Client, changed):
    html = client.get(url(changed, Entry.objects.get())).content.decode()

    changed.refresh_from_db()
    assert "Dakar" in html
    assert changed.city == "Thiès"


def test_the_history_of_another_thing_is_not_found(client: Client, changed):
    other = EventFactory()

    assert client.post(url(other, Entry.objects.get())).status_code == 404


def test_others_do_not(client: Client, changed, secretary):
    client.force_login(secretary)

    assert client.post(url(changed, Entry.objects.get())).status_code == 404
