"""An organisation's card for an address book."""

from __future__ import annotations

import pytest
from django.urls import reverse

from .factories import ContactFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(world):
    ContactFactory(organisation=world.member, value="mairie@kindia.example")
    ContactFactory(organisation=world.member, value="prive@kindia.example", is_private=True)
    return reverse("members:organisation_card", args=[world.member.slug])


def test_the_network_takes_what_it_may_see(client, world, url):
    client.force_login(world.city)

    response = client.get(url)

    assert response["Content-Type"].startswith("text/vcard")
    assert "EMAIL;TYPE=work:mairie@kindia.example\r\n" in response.text
    assert "prive@" not in response.text


def test_the_secretariat_takes_all(client, world, url):
    client.force_login(world.projects)

    assert "prive@kindia.example" in client.get(url).text


def test_an_outsider_takes_none(client, world, url):
    client.force_login(world.outsider)

    assert client.get(url).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, url):
    assert client.get(url).status_code == 302
