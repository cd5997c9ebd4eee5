"""The sheet of a person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from .factories import ContactFactory, MandateFactory, PersonFactory, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor():
    mayor = MandateFactory(title="Bourgmestre", person__family_name="Peeters")
    MandateFactory(person=mayor.person, start=day("2008"), end=day("2014"), title="Échevine")
    ContactFactory(office=mayor.office, value="bourgmestre@ville.example")
    ContactFactory(person=mayor.person, kind="mobile", value="+32470123456", is_private=True)
    return mayor


def test_the_network_sees_what_they_hold_and_how_to_reach_the_office(client, world, mayor):
    client.force_login(world.city)

    page = client.get(mayor.person.get_absolute_url())

    assert "Bourgmestre" in page.text
    assert "Échevine" in page.text
    assert "bourgmestre@ville.example" in page.text
    assert "+32470123456" not in page.text


def test_the_secretariat_sees_the_private_number(client, event_officer, mayor):
    client.force_login(event_officer)

    assert "+32470123456" in client.get(mayor.person.get_absolute_url()).text


def test_people_see_their_own_sheet(client, world):
    ContactFactory(person=world.own_mandate.person, kind="mobile", value="+224620000000")
    client.force_login(world.city)

    page = client.get(world.own_mandate.person.get_absolute_url())

    assert "+224620000000" in page.text


def test_the_network_does_not_see_who_is_no_longer_in_office(client, world):
    client.force_login(world.city)

    assert client.get(PersonFactory().get_absolute_url()).status_code == 404


def test_an_outsider_sees_nobody(client, world, mayor):
    client.force_login(world.outsider)

    assert client.get(mayor.person.get_absolute_url()).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, mayor):
    assert client.get(mayor.person.get_absolute_url()).status_code == 302


def test_three_mandates_cost_the_queries_of_one(client, secretary, mayor):
    client.force_login(secretary)
    client.get(mayor.person.get_absolute_url())
    before = client.get(mayor.person.get_absolute_url())["X-Queries"]
    for _each in range(2):
        ContactFactory(office=MandateFactory(person=mayor.person).office)

    assert client.get(mayor.person.get_absolute_url())["X-Queries"] == before


def test_without_an_account_the_sheet_leads_to_linking_one(client, secretary):
    client.force_login(secretary)
    person = PersonFactory()

    html = client.get(person.get_absolute_url()).text

    assert reverse("members:person_link", args=[person.uuid]) in html
    assert "Relier un compte" in html
