"""Fields shared by the forms of projects."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parvis.members.forms.fields import OrganisationField

CURRENCIES = ("EUR", "XOF", "XAF", "USD", "CHF", "CAD", "TND", "MAD", "MGA", "KMF", "VND", "KHR")


@lru_cache(maxsize=8)
def _currency_choices(reader: str) -> list[tuple[str, str]]:
    names = Locale.parse(reader, sep="-").currencies
    return [(code, f"{code} – {names.get(code, code)}") for code in CURRENCIES]


def currency_choices() -> list[tuple[str, str]]:
    """The currencies that projects are funded in, named in the reader's language."""
    return _currency_choices((get_language() or "fr").split("-")[0])


def currency_field() -> forms.ChoiceField:
    """A currency by its ISO code."""
    return forms.ChoiceField(label=_("Currency"), choices=currency_choices, initial="EUR")


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """An exact day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


def organisation_field(label: Any = None, help_text: Any = None) -> OrganisationField:
    """An organisation of the directory, or none."""
    return OrganisationField(
        label=label or _("Organisation"),
        required=False,
        help_text=help_text or _("As the directory writes it, with its country: “Dakar (SN)”."),
    )
