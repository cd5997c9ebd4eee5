"""The second factor, and the wall before whoever must have one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from .factories import passkey, printed_codes, set_up_totp, signed_in

URL = "/account/second-factor/"
ACCOUNTS = "/account/accounts/"


@pytest.fixture
def _wall(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.usefixtures("_wall")
def test_the_secretariat_sets_one_up_before_anything_else(client, secretary):
    signed_in(client, secretary)

    walled = client.get(ACCOUNTS)

    assert walled.url == reverse("mfa_index")
    assert client.post(reverse("people:sign_in_end_others")).url == reverse("mfa_index")
    assert client.get(URL).status_code == 200
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


@pytest.mark.usefixtures("_wall")
def test_with_one_the_house_is_open(client, secretary):
    set_up_totp(secretary)
    signed_in(client, secretary)

    assert client.get(ACCOUNTS).status_code == 200


@pytest.mark.usefixtures("_wall")
def test_printed_codes_alone_are_not_enough(client, secretary):
    printed_codes(secretary)
    signed_in(client, secretary)

    assert client.get(ACCOUNTS).url == reverse("mfa_index")


@pytest.mark.usefixtures("_wall")
def test_others_are_offered_one_and_pass(client, outsider):
    signed_in(client, outsider)

    assert client.get("/account/").status_code == 200
    assert client.get(URL).status_code == 200


@pytest.mark.usefixtures("_wall")
def test_the_last_one_is_not_taken_away(client, secretary):
    set_up_totp(secretary)
    signed_in(client, secretary)

    response = client.post(reverse("mfa_deactivate_totp"))

    assert response.status_code == 200
    assert secretary.authenticator_set.exists()


def test_passkeys_are_listed_by_name(client, outsider):
    passkey(outsider, "Mon téléphone")
    signed_in(client, outsider)

    assert "Mon téléphone" in client.get(URL).content.decode()


def test_another_persons_passkey_does_not_exist(client, outsider, secretary):
    key = passkey(secretary)
    signed_in(client, outsider)

    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, args=[key.pk])).status_code == 404


def test_three_passkeys_cost_the_queries_of_one(client, outsider, django_assert_num_queries):
    signed_in(client, outsider)
    passkey(outsider)
    with django_assert_num_queries(30, exact=False) as one:
        client.get(URL)
    passkey(outsider)
    passkey(outsider)

    with django_assert_num_queries(len(one.captured_queries)):
        client.get(URL)
