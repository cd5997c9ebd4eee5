"""A contact is corrected."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import ContactFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
ANSWERS = {"kind": "email", "value": "nouveau@kindia.example", "state": "ok"}


def url(contact) -> str:
    return reverse("members:contact_edit", args=[contact.pk])


def test_who_holds_an_office_corrects_those_of_their_own_organisation(client, world):
    client.force_login(world.city)
    contact = ContactFactory(office=world.desk_office)

    response = client.post(url(contact), ANSWERS)

    contact.refresh_from_db()
    assert response.url == world.desk_office.get_absolute_url()
    assert contact.value == "nouveau@kindia.example"
    assert set(Entry.objects.first().changes) == {"value"}


def test_whoever_saves_it_says_that_it_is_right_today(client, world):
    client.force_login(world.city)
    contact = ContactFactory(office=world.desk_office)
    same = ANSWERS | {"value": contact.value}

    client.post(url(contact), same)

    contact.refresh_from_db()
    assert contact.is_checked
    assert Entry.objects.about(contact).get().verb == "contactpoint.confirmed"


def test_its_title_names_the_office_and_the_organisation(client, world):
    client.force_login(world.city)

    html = client.get(url(ContactFactory(office=world.desk_office))).text

    assert f"<h1>Modifier un contact\N{NO-BREAK SPACE}: {world.desk_office}, Kindia</h1>" in html
    assert "Par exemple\N{NO-BREAK SPACE}: secrétariat du maire." in html


def test_its_labels_begin_with_a_capital(client, world):
    client.force_login(world.city)

    html = client.get(url(ContactFactory(office=world.desk_office))).content.decode()

    assert "Langue" in html
    assert ">langue" not in html


def test_one_they_do_not_see_is_not_found(client, world):
    client.force_login(world.city)
    private = ContactFactory(organisation=world.member, is_private=True)

    assert client.get(url(private)).status_code == 404


def test_those_of_another_organisation_are_not_theirs(client, world):
    client.force_login(world.city)

    other = ContactFactory(organisation=OrganisationFactory(member=True))

    assert client.post(url(other), ANSWERS).status_code == 404


@pytest.mark.parametrize("role", ["outsider", "projects"])
def test_nobody_else_corrects_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(ContactFactory(office=world.desk_office)), ANSWERS).status_code == 404
