"""Fields shared by the forms of the directory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parvis.kit.text import fold
from parvis.members.models import Organisation

PARTIAL_DATE = _("A day (15/03/2024), a month (03/2024) or a year (2024).")
END_DATE = _(
    "Leave it empty while it lasts. A day (15/03/2024), a month (03/2024) or a year (2024)."
)
LANGUAGES = (
    "fr",
    "en",
    "pt",
    "es",
    "ar",
    "vi",
    "ro",
    "hy",
    "bg",
    "de",
    "it",
    "km",
    "lo",
    "el",
    "mg",
)


@lru_cache(maxsize=8)
def _language_choices(reader: str) -> list[tuple[str, str]]:
    names = Locale.parse(reader, sep="-").languages
    return [(code, str(names.get(code, code)).capitalize()) for code in LANGUAGES]


def language_choices() -> list[tuple[str, str]]:
    """The languages of the network's members, named in the reader's language."""
    return _language_choices((get_language() or "fr").split("-")[0])


def language_choices_or_none() -> list[tuple[str, str]]:
    """The same, after a choice of none."""
    return [("", "–"), *language_choices()]


class Suggestions(forms.TextInput):
    """Free text with words that are often meant."""

    def __init__(self, words: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.words = words

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        key = f"{name}_words"
        control = super().render(name, value, (attrs or {}) | {"list": key}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((w,) for w in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', control, key, options)


class OrganisationField(forms.CharField):
    """An organisation, by its name, or by its name and the code of its country: "Kindia (GN)"."""

    def to_python(self, value: Any) -> Organisation | None:  # type: ignore[override]
        if isinstance(value, Organisation):
            return value
        text = str(super().to_python(value) or "")
        if not text:
            return None
        found = _called(text)
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_("No organisation of the directory has this name."))
        names = ", ".join(written(each) for each in found)
        raise ValidationError(
            _("Several have this name. Write one of: %(names)s."), params={"names": names}
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = Organisation.objects.filter(pk=value).first()
        return written(value) if isinstance(value, Organisation) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


def written(organisation: Organisation) -> str:
    """How it is written to be found again: "Kindia (GN)"."""
    place = f" ({organisation.country_id})" if organisation.country_id else ""
    return f"{organisation}{place}"


def _called(text: str) -> list[Organisation]:
    name, _bracket, country = text.partition("(")
    called = Organisation.objects.filter(folded__contains=fold(name)).order_by("folded", "country")
    if country:
        called = called.filter(country=country.strip(") ").upper())
    exact = [each for each in called[:50] if fold(name) in each.folded.split("|")]
    return exact[:8]
