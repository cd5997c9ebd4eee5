"""All the contacts of an organisation are said to be still right."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.members.models import ContactPoint

from .factories import ContactFactory, OfficeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def url(organisation) -> str:
    return reverse("members:contact_confirm_all", args=[organisation.slug])


def test_one_click_confirms_those_that_are_shown_and_work(client, world):
    client.force_login(world.city)
    own = ContactFactory(organisation=world.member)
    of_office = world.desk_office.contacts.get()
    abolished = OfficeFactory(organisation=world.member, end=PartialDate(2020))
    others = [
        ContactFactory(organisation=world.member, state=ContactPoint.State.DEAD),
        ContactFactory(organisation=world.member, is_private=True),
        ContactFactory(organisation=OrganisationFactory(member=True)),
        ContactFactory(office=abolished),
    ]

    response = client.post(url(world.member))

    assert response.url == f"{world.member.get_absolute_url()}#contacts"
    checked = ContactPoint.objects.filter(verified_at__isnull=False)
    assert set(checked) == {own, of_office}
    assert not any(each in checked for each in others)
    assert Entry.objects.filter(verb="contactpoint.confirmed").count() == 2


def test_the_desk_then_asks_no_more(client, world):
    client.force_login(world.city)
    word = "n’a pas été vérifié depuis un an"
    assert word in client.get("/desk/").content.decode()

    client.post(url(world.member))

    assert word not in client.get("/desk/").content.decode()


def test_what_was_checked_keeps_its_day(client, world):
    client.force_login(world.city)
    ContactPoint.objects.update(verified_at=clock.now())

    html = client.get(world.member.get_absolute_url()).content.decode()
    client.post(url(world.member))

    assert url(world.member) not in html
    assert not Entry.objects.filter(verb="contactpoint.confirmed").exists()


@pytest.mark.parametrize("role", ["outsider", "projects"])
def test_nobody_else_says_so(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(world.member)).status_code == 404
    assert url(world.member) not in client.get(world.member.get_absolute_url()).content.decode()


def test_ten_contacts_cost_the_queries_of_one(client, world):
    client.force_login(world.city)
    one = int(client.post(url(world.member))["X-Queries"])
    ContactFactory.create_batch(10, organisation=world.member)

    assert int(client.post(url(world.member))["X-Queries"]) <= one
