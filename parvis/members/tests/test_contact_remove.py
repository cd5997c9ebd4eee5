"""A contact is taken out of the directory."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import ContactPoint

from .factories import ContactFactory

pytestmark = pytest.mark.django_db


def url(contact) -> str:
    return reverse("members:contact_remove", args=[contact.pk])


def test_it_is_gone_once_confirmed(client, world):
    client.force_login(world.directory)
    contact = ContactFactory(organisation=world.member)

    client.get(url(contact))
    assert ContactPoint.objects.filter(pk=contact.pk).exists()
    response = client.post(url(contact))

    assert response.url == world.member.get_absolute_url()
    assert not ContactPoint.objects.filter(pk=contact.pk).exists()
    assert Entry.objects.first().changes["value"] == [contact.value, None]


def test_the_page_says_whose_it_is_and_that_it_is_not_lost(client, world):
    client.force_login(world.directory)
    contact = ContactFactory(office=world.desk_office)

    html = client.get(url(contact)).text

    assert f"<h1>Retirer un contact\N{NO-BREAK SPACE}: {world.desk_office}, Kindia</h1>" in html
    assert "le journal en garde la trace" in html


@pytest.mark.parametrize("role", ["outsider", "projects"])
def test_nobody_else_removes_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(ContactFactory(organisation=world.member))).status_code == 404
