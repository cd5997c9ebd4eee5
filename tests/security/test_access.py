"""Access ends with what gave it, at the next request, in a browser that is already open."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from time import sleep

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.kit.refusing import Refused
from parvis.members.models import Membership, Person
from parvis.people.actions import end_duty
from parvis.people.models import Duty
from tests.world import person

pytestmark = pytest.mark.django_db
YESTERDAY = PartialDate.of(clock.today() - timedelta(days=1))
TODAY = PartialDate.of(clock.today())


@pytest.fixture
def browser(client_of, world):
    """Signed in for the city, on a page of the network."""
    client = client_of(world.city)
    assert client.get(reverse("members:person_list")).status_code == 200
    return client


def contacts_of_the_city(client: Client, world) -> bool:
    value = world.desk_office.contacts.get().value
    return value in client.get(world.member.get_absolute_url()).text


def test_the_network_closes_with_the_mandate(browser, world):
    feed = reverse("events:calendar_personal", args=[world.feed.token])
    assert contacts_of_the_city(browser, world)

    world.own_mandate.end = TODAY
    world.own_mandate.save()

    assert browser.get(reverse("members:person_list")).status_code == 404
    assert browser.get(world.project.get_absolute_url()).status_code == 404
    assert not contacts_of_the_city(browser, world)
    edit = reverse("members:organisation_edit", args=[world.member.slug])
    assert browser.post(edit, {"website": "https://x.example"}).status_code == 404
    assert Client().get(feed).status_code == 200


def test_the_network_closes_with_the_membership(browser, world):
    """Whoever holds an office in a city that has left is a stranger to the network."""
    Membership.objects.filter(organisation=world.member).update(
        end=str(TODAY), ends_on=clock.today()
    )

    assert browser.get(reverse("members:person_list")).status_code == 404
    assert browser.get(world.project.get_absolute_url()).status_code == 404
    contact = world.desk_office.contacts.get()
    edit = reverse("members:contact_edit", args=[contact.pk])
    assert browser.post(edit, {"kind": "email", "value": "x@x.example"}).status_code == 404


def test_the_network_closes_when_the_account_is_no_more_the_persons(browser, world):
    Person.objects.filter(account=world.city).update(account=None)

    assert browser.get(reverse("members:person_list")).status_code == 404


@pytest.mark.parametrize("duty", Duty.Kind.values)
def test_a_duty_closes_on_its_last_day(duty, client_of, world):
    client = client_of(getattr(world, duty))
    journal = reverse("journal:entry_list")
    assert client.get(journal).status_code == 200

    Duty.objects.filter(user=getattr(world, duty)).update(end=str(TODAY), ends_on=clock.today())

    assert client.get(journal).status_code == 404
    assert client.get(world.project.get_absolute_url()).status_code == 404
    assert client.get(reverse("people:account_list")).status_code == 404


def test_a_closed_account_opens_nothing_not_even_its_calendar(client_of, world):
    client = client_of(world.city)
    feed = reverse("events:calendar_personal", args=[world.feed.token])

    world.city.is_active = False
    world.city.save()

    assert client.get(reverse("members:person_list")).status_code == 302
    assert Client().get(feed).status_code == 404


def test_a_revoked_calendar_address_opens_nothing(client_of, world):
    feed = reverse("events:calendar_personal", args=[world.feed.token])

    client_of(world.city).post(reverse("events:calendar_revoke"))

    assert Client().get(feed).status_code == 404


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_directions_do_not_leave_it_to_each_other():
    first, second = person("first", "direction"), person("second", "direction")
    refusals, start = [], Barrier(2)

    def leave(duty: Duty) -> None:
        try:
            with transaction.atomic():
                start.wait()
                end_duty(duty, end=TODAY, by=None)
                sleep(0.2)
        except Refused as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=leave, args=[each.duty_set.get()]) for each in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refusals) == 1
    assert Duty.objects.as_of().filter(duty="direction").count() == 1
