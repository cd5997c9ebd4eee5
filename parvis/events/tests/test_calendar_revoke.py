"""Stopping one's calendar address."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events import actions
from parvis.events.models import FeedToken

pytestmark = pytest.mark.django_db
URL = "/agenda/calendar/revoke/"


def test_a_person_stops_the_address(client: Client, outsider):
    actions.open_feed(outsider)
    client.force_login(outsider)

    client.post(URL)

    assert not FeedToken.objects.in_force().exists()


def test_another_s_address_goes_on(client: Client, outsider, director):
    actions.open_feed(outsider)
    client.force_login(director)

    assert client.post(URL).status_code == 404
    assert FeedToken.objects.in_force().exists()


def test_a_link_cannot_stop_it(client: Client, outsider):
    actions.open_feed(outsider)
    client.force_login(outsider)

    assert client.get(URL).status_code == 405
