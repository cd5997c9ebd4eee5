"""Inviting, and accepting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from parvis.people.models import Duty

from .asking import NewPasswordForm
from .sign_in import DeviceField


class InvitationForm(forms.Form):
    """Whom to invite, and to which duties; none for whoever is not of the secretariat."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    duties = forms.MultipleChoiceField(
        label=_("Duties at the secretariat"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They begin when the invitation is accepted. None for a person of a city."),
    )
    note = forms.CharField(
        label=_("A word for the person"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is part of the mail."),
    )

    def __init__(self, *args: Any, grantable: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = set(grantable)
        choices = [choice for choice in Duty.Kind.choices if choice[0] in allowed]
        self.fields["duties"].choices = choices  # type: ignore[attr-defined]
        self.fields["language"].initial = settings.LANGUAGE_CODE


class AcceptForm(NewPasswordForm):
    """The invited person's name, password, and device."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    device = DeviceField()
    field_order = ("name", "password", "device")
