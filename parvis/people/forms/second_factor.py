"""Second factors: codes are good once, passkeys bear a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from parvis.people.models import User

# A code is accepted one step early and one step late: it must be remembered for all three.
REMEMBERED = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 2)


def _use_up(user: User, code: str) -> None:
    digits = re.sub(r"\D", "", code)
    if not cache.add(f"people:code:{user.pk}:{digits}", True, REMEMBERED):
        raise get_adapter().validation_error("incorrect_code")


class _CodeMixin(forms.Form):
    """A code of an application or of the printed sheet, used once."""

    user: User
    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].help_text = _(
            "The six digits that your application shows, or one of your printed codes."
        )
        attributes = self.fields["code"].widget.attrs
        attributes.pop("placeholder", None)
        attributes["inputmode"] = "numeric"

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            _use_up(self.user, code)
        return code


class CodeForm(_CodeMixin, AuthenticateForm):
    """The second step of signing in."""


class ConfirmCodeForm(_CodeMixin, ReauthenticateForm):
    """Proving again that it is oneself."""


class ActivateTotpForm(ActivateTOTPForm):
    """The first code of a new application."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code shown by the application")
        attributes = self.fields["code"].widget.attrs
        attributes.pop("placeholder", None)
        attributes["inputmode"] = "numeric"

    def clean_code(self) -> str:
        code: str = super().clean_code()
        _use_up(self.user, code)
        return code


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey: its name, and whether it replaces the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["passwordless"].label = _("Sign in with it alone, without a password")
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _(
            "The device then asks for its own code, your finger or your face."
        )


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].widget.attrs["maxlength"] = 100
