"""Signing somebody out everywhere."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.people.models import User

from .factories import PASSWORD, UserFactory, signed_in, with_password


def url(account: User) -> str:
    return reverse("people:account_end_sign_ins", args=[account.uuid])


def test_every_device_is_out(client, secretary):
    somebody = with_password(UserFactory())
    theirs = Client()
    known = {"login": somebody.email, "password": PASSWORD, "device": "own"}
    theirs.post(reverse("account_login"), known)
    signed_in(client, secretary)

    client.post(url(somebody))

    assert theirs.get("/account/").status_code == 302
    assert Entry.objects.get().verb == "user.sign_ins_ended"


def test_not_the_directions(client, secretary, director):
    signed_in(client, secretary)

    assert client.post(url(director)).status_code == 404


def test_others_find_nothing(client, outsider):
    signed_in(client, outsider)

    assert client.post(url(UserFactory())).status_code == 404
