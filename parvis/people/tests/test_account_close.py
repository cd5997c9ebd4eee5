"""Closing an account."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.people.models import User

from .factories import UserFactory, signed_in


def url(account: User) -> str:
    return reverse("people:account_close", args=[account.uuid])


def test_the_person_is_out_at_the_next_request(client, secretary):
    somebody = UserFactory()
    theirs = Client()
    theirs.force_login(somebody)
    before = theirs.get("/account/").status_code
    signed_in(client, secretary)

    client.post(url(somebody), {"reason": "Elle a quitté la mairie"})

    assert (before, theirs.get("/account/").status_code) == (200, 302)
    entry = Entry.objects.get(verb="user.closed")
    assert entry.details["reason"] == "Elle a quitté la mairie"


def test_a_reason_is_needed(client, secretary):
    somebody = UserFactory()
    signed_in(client, secretary)

    client.post(url(somebody), {"reason": ""})

    somebody.refresh_from_db()
    assert somebody.is_active


def test_not_ones_own_and_not_the_directions(client, secretary, director):
    signed_in(client, secretary)

    for account in (secretary, director):
        assert client.post(url(account), {"reason": "x"}).status_code == 404


def test_too_late(client, secretary):
    signed_in(client, secretary)

    assert client.get(url(UserFactory(is_active=False))).status_code == 404


def test_others_find_nothing(client, outsider):
    signed_in(client, outsider)

    assert client.post(url(UserFactory()), {"reason": "x"}).status_code == 404
