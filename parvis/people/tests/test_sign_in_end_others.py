"""Ending all my sign-ins but this one."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from .factories import PASSWORD, UserFactory, with_password

URL = "/account/sign-ins/end/"


def test_only_this_device_stays(db):
    mayor = with_password(UserFactory())
    known = {"login": mayor.email, "password": PASSWORD, "device": "own"}
    devices = [Client(), Client(), Client()]
    for each in devices:
        each.post(reverse("account_login"), known)

    devices[0].post(URL)

    assert [each.get("/account/").status_code for each in devices] == [200, 302, 302]


def test_a_stranger_ends_nothing(client, db):
    assert client.post(URL).url.startswith(reverse("account_login"))
