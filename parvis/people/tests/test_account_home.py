"""My account."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.people.figures import device

from .factories import DutyFactory, set_up_totp

URL = "/account/"


def test_everybody_sees_how_they_sign_in_and_what_they_may(client, outsider):
    DutyFactory(user=outsider, duty="events")
    client.force_login(outsider)

    page = client.get(URL)

    assert page.status_code == 200
    assert [duty.duty for duty in page.context["duties"]] == ["events"]
    assert reverse("mfa_index") in page.content.decode()


def test_who_manages_accounts_finds_them(client, secretary, outsider):
    pages = []
    for somebody in (secretary, outsider):
        client.force_login(somebody)
        pages.append("/account/accounts/" in client.get(URL).content.decode())

    assert pages == [True, False]


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0",
            "Firefox – Android",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/129.0 Safari/537.36 Edg/129.0", "Edge – Windows"),
        ("curl/8.5", ""),
    ],
)
def test_a_device_is_called_as_its_owner_would(user_agent, name):
    assert device(user_agent) == name


def test_a_needed_factor_is_the_next_step(client, secretary, settings):
    set_up_totp(secretary)
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(secretary)

    assert not client.get(URL).context["needs_factor"]


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get(URL).url.startswith(reverse("account_login"))


def test_the_page_is_kept_by_no_cache(client, outsider):
    client.force_login(outsider)

    assert "no-store" in client.get(URL)["Cache-Control"]
