"""From an invitation to a passkey, and the ways in afterwards."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from parvis.people.models import User
from parvis.people.tests.factories import (
    PASSWORD,
    InvitationFactory,
    set_up_totp,
    totp_code,
    with_password,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_virtual_passkey(page: Page) -> None:
    """A device that keeps passkeys and recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def has_signed_in(page: Page) -> bool:
    page.goto("/account/")
    return page.url.endswith("/account/")


def test_an_invited_person_adds_a_passkey_and_signs_in_with_it(page):
    InvitationFactory(email="awa@ville.example", name="Awa Ndiaye", token="lien-de-awa")
    with_virtual_passkey(page)

    page.goto("/account/invitation/lien-de-awa/")
    assert "lien-de-awa" not in page.url
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url("**/second-factor/")
    page.locator(f'a[href="{reverse("mfa_add_webauthn")}"]').click()
    page.locator('[data-passkey="add"]').click()
    page.wait_for_url("**/second-factor/codes/")
    assert page.locator("main code").count() == 10
    page.locator("header form button").last.click()
    page.wait_for_load_state()
    page.goto("/account/login/")
    page.locator("input[name=device][value=own]").check()
    page.locator('[data-passkey="sign-in"]').click()
    page.wait_for_url(lambda url: "/login/" not in url)

    assert has_signed_in(page)
    days = [cookie["expires"] for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    assert days[0] > 0


def test_a_password_then_a_passkey(page):
    user = with_password(User.objects.create_user("awa@ville.example", name="Awa"))
    with_virtual_passkey(page)
    sign_in(page, user.email)
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto(reverse("mfa_add_webauthn"))
    page.locator('[data-passkey="add"]').click()
    page.wait_for_url("**/second-factor/codes/")
    page.context.clear_cookies()

    sign_in(page, user.email)
    page.wait_for_url("**/second-factor/authenticate/")
    page.locator('[data-passkey="confirm"]').click()
    page.wait_for_url(lambda url: "/authenticate/" not in url)

    assert has_signed_in(page)


def test_a_password_then_a_code_without_any_script(visit):
    user = with_password(User.objects.create_user("awa@ville.example", name="Awa"))
    secret = set_up_totp(user)
    page = visit(script=False, width=360)

    sign_in(page, user.email)
    page.wait_for_url("**/second-factor/authenticate/")
    page.locator("input[name=code]").fill(totp_code(secret))
    page.locator("input[name=code]").press("Enter")
    page.wait_for_url(lambda url: "/authenticate/" not in url)

    assert has_signed_in(page)


def sign_in(page: Page, email: str) -> None:
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
