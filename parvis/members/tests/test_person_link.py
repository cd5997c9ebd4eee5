"""Whose account it is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import is_of_the_network

from .factories import MandateFactory, PersonFactory

pytestmark = pytest.mark.django_db


def url(person) -> str:
    return reverse("members:person_link", args=[person.uuid])


def test_with_the_account_comes_what_the_mandate_allows(client, secretary, outsider):
    client.force_login(secretary)
    mayor = MandateFactory(office__organisation__member=True)

    client.post(url(mayor.person), {"account": "Outsider@demo.example"})

    mayor.person.refresh_from_db()
    assert mayor.person.account == outsider
    assert is_of_the_network(outsider)
    assert Entry.objects.get().verb == "person.linked"


def test_the_link_is_taken_away(client, world):
    client.force_login(world.directory)

    client.post(url(world.own_mandate.person), {"account": ""})

    world.own_mandate.person.refresh_from_db()
    assert world.own_mandate.person.account is None


def test_an_account_is_of_one_person(client, world):
    client.force_login(world.directory)
    other = PersonFactory()

    client.post(url(other), {"account": world.city.email})

    other.refresh_from_db()
    assert other.account is None


def test_an_account_that_is_not_there_is_told(client, secretary):
    client.force_login(secretary)

    response = client.post(url(PersonFactory()), {"account": "nobody@demo.example"})

    assert "account" in response.context["form"].errors


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_says_so(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(world.mayor.person), {"account": ""}).status_code == 404
