"""A person's card for an address book."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.actions import record

from .factories import ContactFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(world):
    ContactFactory(person=world.mayor.person, kind="mobile", value="+224620000000")
    ContactFactory(office=world.mayor.office, value="maire@kindia.example")
    return reverse("members:person_card", args=[world.mayor.person.uuid])


def test_the_network_takes_what_it_may_see(client, world, url):
    client.force_login(world.city)

    card = client.get(url).text

    assert "EMAIL;TYPE=work:maire@kindia.example\r\n" in card
    assert "+224620000000" not in card


def test_the_secretariat_takes_all(client, world, url):
    client.force_login(world.funds)

    assert "tel:+224620000000" in client.get(url).text


def test_an_outsider_takes_none(client, world, url):
    client.force_login(world.outsider)

    assert client.get(url).status_code == 404


def test_it_tells_when_the_sheet_was_last_changed(client, world, url):
    client.force_login(world.directory)
    assert "REV:" not in client.get(url).text
    entry = record("changed", world.mayor.person, by=world.directory)

    assert f"REV:{entry.at:%Y%m%dT%H%M%SZ}\r\n" in client.get(url).text
