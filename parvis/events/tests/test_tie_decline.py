"""Saying whether an event serves a part of the programme: decline."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events.models import Tie
from parvis.journal.models import Entry
from parvis.terms.tests.factories import ThemeFactory

from .factories import EventFactory, a_node

pytestmark = pytest.mark.django_db


@pytest.fixture
def url() -> str:
    """The button of a proposed tie."""
    theme = ThemeFactory()
    event = EventFactory(themes=[theme])
    return f"/agenda/{event.slug}/ties/{a_node('T2', theme).code}/decline/"


def test_one_click_says_it(client: Client, event_officer, url: str):
    client.force_login(event_officer)

    response = client.post(url)

    tie = Tie.objects.get()
    assert response.status_code == 302
    assert (tie.state, tie.by) == ("declined", event_officer)
    assert Entry.objects.get().verb == "event.untied"


def test_saying_it_twice_is_recorded_once(client: Client, event_officer, url: str):
    client.force_login(event_officer)

    client.post(url)
    client.post(url)

    assert Entry.objects.count() == 1


def test_others_do_not(client: Client, secretary, url: str):
    client.force_login(secretary)

    assert client.post(url).status_code == 404
    assert not Tie.objects.exists()


def test_a_link_does_not(client: Client, event_officer, url: str):
    client.force_login(event_officer)

    assert client.get(url).status_code == 405
