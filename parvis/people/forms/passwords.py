"""Passwords: confirmed, changed, set."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.translation import gettext_lazy as _

HINT = _("At least 12 characters; a sentence is easy to keep in mind.")
LABELS = {
    "oldpassword": _("Current password"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
}


class _PlainMixin(forms.Form):
    """Labels and hints in the network's words, no text inside the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS[name]
            field.help_text = HINT if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)


class ConfirmPasswordForm(_PlainMixin, allauth.ReauthenticateForm):
    """Proving again that it is oneself."""


class ChangePasswordForm(_PlainMixin, allauth.ChangePasswordForm):
    """A new password, by whoever knows the current one."""


class SetPasswordForm(_PlainMixin, allauth.SetPasswordForm):
    """A first password, for whoever signs in with a passkey only."""


class ResetPasswordForm(_PlainMixin, allauth.ResetPasswordKeyForm):
    """A new password, by whoever has the link that was mailed."""
