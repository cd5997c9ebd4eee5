"""A contact is said to be still right."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.members.models import ContactPoint

from .factories import ContactFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def url(contact) -> str:
    return reverse("members:contact_confirm", args=[contact.pk])


def sheet(client, world) -> str:
    return client.get(world.member.get_absolute_url()).content.decode()


def test_who_holds_an_office_says_so_in_one_click(client, world):
    client.force_login(world.city)
    contact = world.desk_office.contacts.get()
    assert url(contact) in sheet(client, world)

    response = client.post(url(contact))

    contact.refresh_from_db()
    assert response.url == f"{world.member.get_absolute_url()}#contacts"
    assert contact.is_checked
    assert Entry.objects.about(contact).first().verb == "contactpoint.confirmed"
    assert url(contact) not in sheet(client, world)


def test_a_year_later_it_is_asked_again(client, world):
    client.force_login(world.city)
    contact = world.desk_office.contacts.get()
    contact.verified_at = clock.now() - timedelta(days=366)
    contact.save()

    assert url(contact) in sheet(client, world)


def test_what_does_not_work_is_corrected_and_not_confirmed(client, world):
    client.force_login(world.city)
    dead = ContactFactory(organisation=world.member, state=ContactPoint.State.DEAD)

    assert client.post(url(dead)).status_code == 404
    assert url(dead) not in sheet(client, world)


def test_those_of_others_are_not_theirs(client, world):
    client.force_login(world.city)
    other = ContactFactory(organisation=OrganisationFactory(member=True))
    private = ContactFactory(organisation=world.member, is_private=True)

    assert client.post(url(other)).status_code == 404
    assert client.post(url(private)).status_code == 404


@pytest.mark.parametrize("role", ["outsider", "projects"])
def test_nobody_else_says_so(client, world, role):
    client.force_login(getattr(world, role))
    contact = world.desk_office.contacts.get()

    assert client.post(url(contact)).status_code == 404
    contact.refresh_from_db()
    assert contact.verified_at is None
