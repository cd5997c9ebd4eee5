"""How values read: numbers, money and days as the reader's typography wants them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.kit.money import Money

NO_BREAK = "\u00a0"
NARROW = "\u202f"

# A network of the world writes the day before the month in English too.
VARIANTS = {"en": "en_GB"}


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(VARIANTS.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale("fr")


def locale() -> Locale:
    """The reader's locale."""
    return _locale(get_language() or "fr")


@lru_cache(maxsize=16)
def _grouping(language: str) -> tuple[str, int]:
    """The sign between thousands, and from how many digits it is used."""
    sample = str(format_decimal(12345, locale=_locale(language)))
    separator = sample[2:-3]
    return separator, 4


def number(value: Any) -> str:
    """1250000 → « 1 250 000 »; decimals as they are, at most three."""
    if value is None or value == "":
        return ""
    if isinstance(value, int):
        if -1000 < value < 1000:
            return str(value)
        separator, _digits = _grouping(get_language() or "fr")
        return f"{value:,}".replace(",", separator)
    return str(format_decimal(value, locale=locale()))


def money(amount: Any, currency: str) -> str:
    """« 1 250 000 XOF »: cents only where there are some, the currency by its ISO code."""
    if amount is None or amount == "":
        return ""
    rounded = Money(Decimal(amount), currency).rounded.amount
    whole = rounded == rounded.to_integral_value()
    text = number(int(rounded)) if whole else format_decimal(rounded, "#,##0.00", locale=locale())
    return f"{text}{NO_BREAK}{currency}"


@lru_cache(maxsize=4096)
def _day(value: date, language: str) -> str:
    text = str(format_date(value, "medium", locale=_locale(language)))
    if value.day == 1 and language.startswith("fr"):
        text = text.replace("1 ", "1er ", 1)
    return text.replace(" ", NO_BREAK)


def day(value: date | PartialDate | None) -> str:
    """« 28 févr. 2026 », « févr. 2026 » or « 2026 », as precise as what is known."""
    if not value:
        return ""
    language = get_language() or "fr"
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return _day(value, language)
    if value.day:
        return _day(value.first_day, language)
    if value.month:
        text = format_skeleton("yMMM", value.first_day, locale=_locale(language))
        return str(text).replace(" ", NO_BREAK)
    return str(value.year)


def moment(value: datetime) -> str:
    """« 28 févr. 2026 à 14:05 », in the reader's zone."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    time = format_time(local, "short", locale=locale())
    return _("%(day)s at %(time)s") % {"day": day(local), "time": time}


def percent(share: Any) -> str:
    """0.255 → « 25,5 % »."""
    text = format_decimal(Decimal(str(share)) * 100, "#,##0.#", locale=locale())
    sign = NARROW + "%" if locale().language == "fr" else "%"
    return f"{text}{sign}"


def narrow(text: Any) -> SafeString:
    """Spaces before « ; : ! ? » and inside « » made unbreakable, as French typography wants."""
    escaped = str(conditional_escape(text))
    for sign in (";", "!", "?"):
        escaped = escaped.replace(f" {sign}", NARROW + sign)
    escaped = escaped.replace(" :", NO_BREAK + ":").replace(" %", NARROW + "%")
    escaped = escaped.replace("« ", "«" + NO_BREAK).replace(" »", NO_BREAK + "»")
    return mark_safe(escaped)


def localised(text: LocalisedText) -> SafeString:
    """The best version, marked with its language where it is not the reader's."""
    best = text.best()
    if not best.language or best.language == (get_language() or "fr").split("-")[0]:
        return conditional_escape(best.text)
    direction = ' dir="rtl"' if best.language in {"ar", "he", "fa", "ur"} else ""
    return format_html(
        '<span lang="{}"{}>{}</span>', best.language, mark_safe(direction), best.text
    )


def state(kind: str, word: Any) -> SafeString:
    """A word, then a colour; kinds: waiting, reached, late, neutral."""
    return format_html('<span class="state state--{}">{}</span>', kind, word)


def shown(value: Any) -> Any:
    """One value of a list as HTML (or text that will be escaped)."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return pgettext("answer", "Yes") if value else pgettext("answer", "No")
    if isinstance(value, int | float | Decimal):
        return number(value)
    return _shown_object(value)


def _shown_object(value: Any) -> Any:
    if isinstance(value, LocalisedText):
        return localised(value)
    if isinstance(value, Money):
        return money(value.amount, value.currency)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | PartialDate):
        return day(value)
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return format_html_join(", ", "{}", ((shown(each),) for each in value))
    return str(value)
