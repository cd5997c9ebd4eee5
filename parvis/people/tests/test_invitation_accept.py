"""Accepting an invitation, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry, Notice
from parvis.kit import clock
from parvis.people.models import Invitation, User

from .factories import InvitationFactory

PASSWORD = "une phrase longue et neuve"
ANSWER = {"name": "Awa Ndiaye", "password": PASSWORD, "device": "own"}
HELD = "/account/invitation/held/"


@pytest.fixture
def invitation(secretary: User) -> Invitation:
    return InvitationFactory(
        email="awa@ville.example", duties=["events"], token="secret", invited_by=secretary
    )


def open_link(client: Client, token: str = "secret"):
    return client.get(reverse("people:invitation_accept", args=[token]))


def test_the_invited_person_opens_an_account(
    client, invitation, secretary, django_capture_on_commit_callbacks
):
    opened = open_link(client)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(HELD, ANSWER)

    user = User.objects.get(email="awa@ville.example")
    assert opened.url == HELD
    assert response.url == reverse("mfa_index")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.name, user.duties) == ("Awa Ndiaye", {"events"})
    assert Entry.objects.filter(verb="invitation.accepted").get().actor == user
    assert Notice.objects.filter(entry__verb="invitation.accepted").get().user == secretary


def test_a_passkey_may_be_added_at_once_without_the_password(client, invitation):
    open_link(client)
    client.post(HELD, ANSWER)

    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_the_link_works_once(client, invitation):
    open_link(client)
    client.post(HELD, ANSWER)
    another = Client()
    open_link(another)

    response = another.post(HELD, ANSWER | {"name": "Autre"})

    assert response.status_code == 200
    assert User.objects.filter(email="awa@ville.example").get().name == "Awa Ndiaye"
    assert "_auth_user_id" not in another.session


@pytest.mark.parametrize(
    "late",
    [
        {"expires_at": clock.now() - timedelta(minutes=1)},
        {"revoked_at": clock.now()},
        {"used_at": clock.now()},
    ],
)
def test_too_late(client, invitation, late):
    Invitation.objects.filter(pk=invitation.pk).update(**late)
    open_link(client)

    response = client.post(HELD, ANSWER)

    assert response.templates[0].name == "people/invitation_too_late.html"
    assert not User.objects.filter(email="awa@ville.example").exists()


def test_duties_whose_sender_lost_the_right_are_not_given(client, invitation, secretary):
    secretary.duty_set.all().delete()
    open_link(client)

    response = client.post(HELD, ANSWER)

    assert response.status_code in {302, 409}
    assert not User.objects.filter(email="awa@ville.example").exists()
    assert Invitation.objects.get().used_at is None


def test_looking_changes_nothing(client, invitation):
    open_link(client)
    client.get(HELD)

    assert Invitation.objects.get().used_at is None
    assert not User.objects.filter(email="awa@ville.example").exists()


def test_a_wrong_link_says_the_same_as_an_old_one(client, db):
    open_link(client, "faux")

    assert client.get(HELD).templates[0].name == "people/invitation_too_late.html"


def test_a_weak_password_is_refused(client, invitation):
    open_link(client)

    response = client.post(HELD, ANSWER | {"password": "awa"})

    assert response.context["form"].errors["password"]
    assert Invitation.objects.get().used_at is None


def test_nobody_chooses_more_than_was_offered(client, invitation):
    open_link(client)

    client.post(HELD, ANSWER | {"duties": ["direction"], "email": "x@x.example", "is_active": "0"})

    assert User.objects.get(email="awa@ville.example").duties == {"events"}
