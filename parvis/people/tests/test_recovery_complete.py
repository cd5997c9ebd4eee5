"""Starting afresh with the link that two persons allowed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.people.models import Recovery, User

from .factories import UserFactory, approved_recovery, printed_codes, set_up_totp

PASSWORD = "une phrase longue et neuve"
HELD = "/account/recovery/link/held/"


@pytest.fixture
def lost(secretary: User, director: User) -> User:
    user = UserFactory(email="maire@ville.example")
    set_up_totp(user)
    printed_codes(user)
    approved_recovery(user, secretary, director, token="secret")
    return user


def open_link(client: Client, token: str = "secret"):
    return client.get(reverse("people:recovery_complete", args=[token]))


def test_a_new_password_and_no_more_lost_factors(client, lost):
    thief = Client()
    thief.force_login(lost)
    opened = open_link(client)

    response = client.post(HELD, {"password": PASSWORD})

    lost.refresh_from_db()
    assert opened.url == HELD
    assert response.url == reverse("account_login")
    assert lost.check_password(PASSWORD)
    assert not lost.authenticator_set.exists()
    assert thief.get("/account/").status_code == 302
    assert Entry.objects.filter(verb="recovery.completed").get().actor == lost
    assert PASSWORD not in str(Entry.objects.values())


def test_the_link_works_once(client, lost):
    open_link(client)
    client.post(HELD, {"password": PASSWORD})
    another = Client()
    open_link(another)

    another.post(HELD, {"password": "autre phrase assez longue"})

    lost.refresh_from_db()
    assert lost.check_password(PASSWORD)


@pytest.mark.parametrize(
    "late",
    [
        {"expires_at": clock.now() - timedelta(minutes=1)},
        {"closed_at": clock.now()},
        {"second_approved_at": None, "token_hash": None},
    ],
)
def test_too_late(client, lost, late):
    Recovery.objects.update(**late)
    open_link(client)

    response = client.post(HELD, {"password": PASSWORD})

    assert response.templates[0].name == "people/recovery_too_late.html"
    assert lost.authenticator_set.exists()


def test_a_weak_password_changes_nothing(client, lost):
    open_link(client)

    response = client.post(HELD, {"password": "court"})

    assert response.context["form"].errors["password"]
    assert lost.authenticator_set.exists()
