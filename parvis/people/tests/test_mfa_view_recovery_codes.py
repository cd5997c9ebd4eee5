"""The printed codes."""

from __future__ import annotations

from django.urls import reverse

from .factories import printed_codes, set_up_totp, signed_in

URL = "/account/second-factor/codes/"


def test_the_codes_that_are_left_are_shown(client, outsider):
    set_up_totp(outsider)
    codes = printed_codes(outsider)
    signed_in(client, outsider)
    before = outsider.authenticator_set.get(type="recovery_codes").data

    page = client.get(URL).content.decode()

    assert all(code in page for code in codes)
    assert outsider.authenticator_set.get(type="recovery_codes").data == before


def test_one_shows_first_that_it_is_oneself(client, outsider):
    set_up_totp(outsider)
    printed_codes(outsider)
    client.force_login(outsider)

    assert "/reauthenticate/?next=" in client.get(URL).url


def test_there_are_none_without_a_second_factor(client, outsider):
    signed_in(client, outsider)

    assert client.get(URL).status_code == 404


def test_new_ones_replace_them(client, outsider, django_capture_on_commit_callbacks):
    set_up_totp(outsider)
    codes = printed_codes(outsider)
    signed_in(client, outsider)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_generate_recovery_codes"))

    assert codes[0] not in client.get(URL).content.decode()
