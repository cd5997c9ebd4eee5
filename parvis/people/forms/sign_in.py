"""Signing in: who, and on what kind of device."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock

SHARED, OWN = "shared", "own"
DEVICES = [
    (SHARED, _("A shared device: sign me out after 30 minutes without use")),
    (OWN, _("My own device: keep me signed in for 30 days")),
]


class DeviceField(forms.ChoiceField):
    """What kind of device this is; the careful answer where none is given."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("This device"))
        kwargs.setdefault("initial", SHARED)
        super().__init__(choices=DEVICES, widget=forms.RadioSelect, **kwargs)


def keep_sign_in(request: HttpRequest, device: str = "") -> None:
    """Give the session the life that the device allows.

    A shared device's ends with the browser, or half an hour after its last use; that of an own
    device ends on a day that using it does not move.
    """
    request.session["device"] = device or request.session.get("device", SHARED)
    request.session["used_at"] = int(clock.now().timestamp())
    is_own = request.session["device"] == OWN
    request.session.set_expiry(clock.now() + settings.OWN_DEVICE_LASTS if is_own else 0)


class SignInForm(LoginForm):
    """E-mail address and password."""

    device = DeviceField()
    field_order = ("login", "password", "device")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.order_fields(self.field_order)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Go on to the second factor, or in."""
        device = self.cleaned_data["device"]
        request.session["device"] = device
        response = super().login(request, redirect_url)
        if request.user.is_authenticated:
            keep_sign_in(request, device)
        return response


class PasskeySignInForm(LoginWebAuthnForm):
    """What a passkey answers."""

    device = DeviceField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        context.request.session["device"] = cleaned.get("device") or SHARED
        return cleaned
