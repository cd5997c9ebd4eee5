"""Getting the addresses of calendars."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events import actions
from parvis.events.models import FeedToken
from parvis.journal.models import Entry

pytestmark = pytest.mark.django_db
URL = "/agenda/calendar/"


def test_a_stranger_gets_the_public_address_with_its_filters(client: Client):
    html = client.get(URL, {"kind": "congress", "key_moments": "1"}).content.decode()

    assert "webcal://testserver/agenda/calendar.ics?kind=congress&amp;key_moments=1" in html
    assert client.post(URL).status_code == 404


def test_a_person_makes_an_address_and_sees_it_again(client: Client, outsider):
    client.force_login(outsider)

    response = client.post(URL)

    feed = FeedToken.objects.get()
    assert response.url == URL
    assert feed.token in client.get(URL).content.decode()
    assert Entry.objects.get().verb == "feedtoken.opened"


def test_seeing_the_page_makes_nothing(client: Client, outsider):
    client.force_login(outsider)

    client.get(URL)

    assert not FeedToken.objects.exists()


def test_nobody_sees_the_address_of_another(client: Client, outsider, director):
    feed = actions.open_feed(outsider)
    client.force_login(director)

    assert feed.token not in client.get(URL).content.decode()
