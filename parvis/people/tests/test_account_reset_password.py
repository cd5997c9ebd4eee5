"""A forgotten password."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.people.models import User

from .factories import UserFactory, set_up_totp, with_password

NEW = "une phrase longue et neuve"


@pytest.fixture
def mayor(db: None) -> User:
    return with_password(UserFactory(email="maire@ville.example"))


def ask(client: Client, email: str, **more):
    return client.post(reverse("account_reset_password"), {"email": email}, **more)


def link_in(mail) -> str:
    return re.search(r"https?://[^/]+(/\S+)", mail.body).group(1)


def test_a_link_sets_a_new_password_and_keeps_the_second_factor(
    client, mayor, mailoutbox, django_capture_on_commit_callbacks
):
    set_up_totp(mayor)
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, mayor.email)
    form = client.get(link_in(mailoutbox[0])).url

    client.post(form, {"password1": NEW, "password2": NEW})

    mayor.refresh_from_db()
    assert mayor.check_password(NEW)
    assert mayor.authenticator_set.count() == 1
    assert "_auth_user_id" not in client.session
    assert Entry.objects.filter(verb="user.password_reset").count() == 1


def test_known_and_unknown_addresses_get_the_same_answer(
    client, mayor, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        known = ask(client, mayor.email)
        unknown = ask(client, "personne@ville.example")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [mail.to for mail in mailoutbox] == [[mayor.email]]


def test_the_link_is_on_our_own_host_whatever_the_request_claims(
    client, mayor, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "https://parvis.example"

    with django_capture_on_commit_callbacks(execute=True):
        ask(client, mayor.email, headers={"Host": "evil.example"})

    assert "https://parvis.example/account/" in mailoutbox[0].body
    assert "evil" not in mailoutbox[0].body


def test_one_address_gets_three_mails_an_hour(
    mayor, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answers = [
            ask(Client(), mayor.email, REMOTE_ADDR=f"192.0.2.{number}").status_code
            for number in range(1, 9)
        ]

    assert answers == [302] * 8
    assert len(mailoutbox) == 3


def test_one_place_waits_after_ten(client, db):
    answers = [ask(client, f"p{number}@ville.example").status_code for number in range(11)]

    assert answers == [302] * 10 + [429]


def test_a_used_link_opens_nothing(client, mayor, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, mayor.email)
    link = link_in(mailoutbox[0])
    client.post(client.get(link).url, {"password1": NEW, "password2": NEW})

    response = Client().get(link)

    assert response.status_code == 200
    assert response.context["token_fail"]
