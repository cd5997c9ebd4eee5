"""Signing in: who may, for how long, and how guessing is slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from parvis.kit import clock
from parvis.people import actions
from parvis.people.models import User

from .factories import (
    PASSWORD,
    UserFactory,
    printed_codes,
    set_up_totp,
    totp_code,
    with_password,
)

URL = "/account/login/"
HERE = "198.51.100.7"
ELSEWHERE = "203.0.113.9"


@pytest.fixture
def mayor(db: None) -> User:
    return with_password(UserFactory(email="maire@ville.example", name="Maire"))


def sign_in(client: Client, email: str, password: str = PASSWORD, **more):
    known = {"login": email, "password": password, "device": more.pop("device", "shared")}
    return client.post(URL, known, **more)


def test_a_person_signs_in(client, mayor):
    before = client.session.session_key

    response = sign_in(client, "Maire@Ville.example")

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(mayor.pk)
    assert client.session.session_key != before


def test_known_and_unknown_addresses_get_the_same_answer(client, mayor):
    known = sign_in(client, mayor.email, "faux mot de passe")
    unknown = sign_in(Client(), "personne@ville.example", "faux mot de passe")

    assert known.status_code == unknown.status_code == 200
    assert [*known.context["form"].errors.values()] == [*unknown.context["form"].errors.values()]


def test_an_unknown_address_costs_a_password_check_too(client, mayor, monkeypatch):
    checked = []
    monkeypatch.setattr(User, "set_password", lambda self, password: checked.append(password))

    sign_in(client, "personne@ville.example", "faux mot de passe")

    assert checked == ["faux mot de passe"]


def test_a_guesser_waits_and_the_victim_still_signs_in(client, mayor):
    tries = [sign_in(client, mayor.email, "faux", REMOTE_ADDR=HERE) for _number in range(6)]

    response = sign_in(Client(), mayor.email, REMOTE_ADDR=ELSEWHERE)

    assert [each.status_code for each in tries] == [200] * 5 + [429]
    assert tries[-1]["Retry-After"] == "600"
    assert b"10" in tries[-1].content
    assert response.status_code == 302


def test_a_guesser_of_many_addresses_waits(client, db):
    answers = [
        sign_in(client, f"p{number}@ville.example", "faux", REMOTE_ADDR=HERE).status_code
        for number in range(31)
    ]

    assert answers == [200] * 30 + [429]


def test_a_shared_device_is_forgotten_after_half_an_hour(client, mayor, monkeypatch):
    sign_in(client, mayor.email, device="shared")
    cookie = client.cookies["sessionid"]
    now = clock.now()
    ends = Session.objects.get(session_key=client.session.session_key).expire_date

    assert cookie["max-age"] == ""
    assert timedelta(minutes=29) < ends - now <= timedelta(minutes=30)


def test_using_a_shared_device_keeps_it_open(client, mayor, monkeypatch):
    sign_in(client, mayor.email, device="shared")
    key = client.session.session_key
    before = Session.objects.get(session_key=key).expire_date
    later = clock.now() + timedelta(minutes=20)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    client.get("/account/")

    assert Session.objects.get(session_key=key).expire_date - before > timedelta(minutes=19)


def test_an_own_device_is_kept_for_thirty_days_and_no_longer(client, mayor, monkeypatch):
    sign_in(client, mayor.email, device="own")
    key = client.session.session_key
    before = Session.objects.get(session_key=key).expire_date
    later = clock.now() + timedelta(days=20)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    client.get("/account/")

    after = Session.objects.get(session_key=key).expire_date
    assert timedelta(days=29, hours=23) < before - (later - timedelta(days=20))
    assert abs(after - before) < timedelta(minutes=1)


def test_a_second_factor_is_asked_for_and_its_code_works_once(client, mayor):
    secret = set_up_totp(mayor)
    code = totp_code(secret)

    first = sign_in(client, mayor.email)
    done = client.post(reverse("mfa_authenticate"), {"code": code})
    again = Client()
    sign_in(again, mayor.email)
    replayed = again.post(reverse("mfa_authenticate"), {"code": code})

    assert first.url == reverse("mfa_authenticate")
    assert done.status_code == 302
    assert client.session["_auth_user_id"] == str(mayor.pk)
    assert replayed.status_code == 200
    assert "_auth_user_id" not in again.session


@pytest.mark.parametrize(("step", "opens"), [(-3, False), (-1, True), (1, True), (3, False)])
def test_a_code_may_be_one_step_early_or_late(client, mayor, step, opens):
    secret = set_up_totp(mayor)
    sign_in(client, mayor.email)

    client.post(reverse("mfa_authenticate"), {"code": totp_code(secret, step=step)})

    assert ("_auth_user_id" in client.session) is opens


def test_a_printed_code_opens_once(client, mayor):
    set_up_totp(mayor)
    code = printed_codes(mayor)[0]
    sign_in(client, mayor.email)
    client.post(reverse("mfa_authenticate"), {"code": code})
    again = Client()
    sign_in(again, mayor.email)

    again.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" in client.session
    assert "_auth_user_id" not in again.session


def test_an_own_device_is_not_asked_for_the_factor_again(client, mayor):
    secret = set_up_totp(mayor)
    sign_in(client, mayor.email, device="own")
    client.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})
    client.post(reverse("account_logout"))

    response = sign_in(client, mayor.email, device="own")

    assert response.url != reverse("mfa_authenticate")
    assert client.session["_auth_user_id"] == str(mayor.pk)


def test_a_trusted_device_is_asked_again_once_a_sign_in_was_ended(client, mayor):
    secret = set_up_totp(mayor)
    sign_in(client, mayor.email, device="own")
    client.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})
    actions.end_sign_ins(mayor, by=mayor)

    response = sign_in(client, mayor.email, device="own")

    assert response.url == reverse("mfa_authenticate")


def test_a_shared_device_is_asked_for_the_factor_each_time(client, mayor):
    secret = set_up_totp(mayor)
    sign_in(client, mayor.email, device="shared")
    client.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})
    client.post(reverse("account_logout"))

    response = sign_in(client, mayor.email)

    assert response.url == reverse("mfa_authenticate")


def test_the_secret_of_an_application_is_not_readable_in_the_database(mayor):
    secret = set_up_totp(mayor)

    assert secret not in str(mayor.authenticator_set.get().data)


def test_a_closed_account_does_not_open(client, mayor):
    actions.close_account(mayor, by=None)

    response = sign_in(client, mayor.email)

    assert response.url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("next_page", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_signing_in_leads_nowhere_else(client, mayor, next_page):
    known = {"login": mayor.email, "password": PASSWORD, "device": "shared", "next": next_page}

    response = client.post(URL, known)

    assert "evil" not in response.url
    assert response.url.startswith("/")


def test_the_page_offers_a_passkey_and_every_way_back(client, db):
    page = client.get(URL).content.decode()

    assert 'data-passkey="sign-in"' in page
    assert reverse("account_reset_password") in page
    assert reverse("people:recovery_ask") in page


def test_the_options_of_a_passkey_are_given_to_anybody(client, db):
    response = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    assert response.json()["request_options"]["publicKey"]["userVerification"] == "required"


def test_nobody_makes_an_account_alone(client, db):
    assert client.get("/account/signup/").status_code == 404
