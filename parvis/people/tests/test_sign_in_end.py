"""Ending one of my sign-ins."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.people.models import User

from .factories import PASSWORD, UserFactory, with_password


@pytest.fixture
def mayor(db: None) -> User:
    return with_password(UserFactory())


def device(mayor: User) -> Client:
    client = Client()
    known = {"login": mayor.email, "password": PASSWORD, "device": "own"}
    client.post(reverse("account_login"), known)
    return client


def test_the_other_device_is_out(mayor):
    lost, mine = device(mayor), device(mayor)
    other = UserSession.objects.exclude(session_key=mine.session.session_key).get()

    mine.post(reverse("people:sign_in_end", args=[other.pk]))

    assert lost.get("/account/").status_code == 302
    assert mine.get("/account/").status_code == 200
    assert Entry.objects.get().verb == "user.sign_ins_ended"


def test_another_persons_does_not_exist(client, mayor, outsider):
    theirs = device(mayor)
    sign_in = UserSession.objects.get()
    client.force_login(outsider)

    response = client.post(reverse("people:sign_in_end", args=[sign_in.pk]))

    assert response.status_code == 404
    assert theirs.get("/account/").status_code == 200


def test_looking_is_not_ending(client, mayor):
    mine = device(mayor)
    sign_in = UserSession.objects.get()

    assert mine.get(reverse("people:sign_in_end", args=[sign_in.pk])).status_code == 405


def test_a_changed_password_ends_the_others(mayor):
    lost, mine = device(mayor), device(mayor)
    new = {"oldpassword": PASSWORD, "password1": PASSWORD + "!", "password2": PASSWORD + "!"}

    mine.post(reverse("account_change_password"), new)

    assert lost.get("/account/").status_code == 302
    assert mine.get("/account/").status_code == 200
    assert Entry.objects.get().verb == "user.password_changed"


def test_signing_out_ends_this_one(mayor):
    mine = device(mayor)
    cookie = mine.cookies["sessionid"].value

    mine.post(reverse("account_logout"))
    mine.cookies["sessionid"] = cookie

    assert mine.get("/account/").status_code == 302
