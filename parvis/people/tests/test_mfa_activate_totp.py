"""Setting up an authenticator application."""

from __future__ import annotations

from django.urls import reverse

from parvis.journal.models import Entry, Notice

from .factories import set_up_totp, signed_in, totp_code

URL = "/account/second-factor/application/"


def test_a_first_code_sets_it_up_and_gives_printed_codes(
    client, outsider, django_capture_on_commit_callbacks
):
    signed_in(client, outsider)
    page = client.get(URL)
    secret = client.session["mfa.totp.secret"]

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(URL, {"code": totp_code(secret)})

    assert "<svg" in page.content.decode()
    assert "data:" not in page.content.decode()
    assert response.url == reverse("mfa_view_recovery_codes")
    assert outsider.authenticator_set.count() == 2
    assert Entry.objects.get().verb == "user.second_factor_added"
    assert Notice.objects.get().user == outsider
    assert secret not in str(Entry.objects.values())


def test_a_wrong_code_sets_nothing_up(client, outsider):
    signed_in(client, outsider)
    client.get(URL)

    response = client.post(URL, {"code": "000000"})

    assert response.context["form"].errors["code"]
    assert not outsider.authenticator_set.exists()


def test_whoever_has_one_is_not_given_another(client, outsider):
    set_up_totp(outsider)
    signed_in(client, outsider)

    assert client.get(URL).status_code == 302
