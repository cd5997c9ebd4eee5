"""What goes into a cell: numbers stay numbers, days stay days, texts never become formulas."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import pgettext

from parvis.kit.dates import PartialDate
from parvis.kit.money import Money

_DANGEROUS = frozenset("=+-@\t\r\n\v\f＝＋－＠")
_PLAIN_NUMBER = re.compile(r"[+-]?[\d\s.,()]*\Z")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767


def neutral(text: str) -> str:
    """A text that no spreadsheet reads as a formula; numbers and "+33…" stay as they are."""
    if not text or text[0].isalpha() or text[0].isdigit():
        return text
    first = text.lstrip()[:1] or text[0]
    if first not in _DANGEROUS and text[0] not in _DANGEROUS:
        return text
    if text[0] not in "\t\r\n" and _PLAIN_NUMBER.match(text):
        return text
    return f"'{text}"


def plain(value: Any) -> Any:
    """The value as str, bool, int, Decimal, date, naive datetime or Money; None where empty."""
    if value is None or isinstance(value, str | bool | int | float | Decimal | Money):
        return _clean(value) if isinstance(value, str) else value
    if isinstance(value, datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, PartialDate):
        return value.first_day if value.day else "/".join(reversed(str(value).split("-")))
    if isinstance(value, date):
        return value
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return _clean(", ".join(_text(each) for each in value))
    return _clean(str(value))


def _text(value: Any) -> str:
    value = plain(value)
    return "" if value is None else str(value)


def yes_or_no(value: bool) -> str:
    """A fact as a word."""
    return pgettext("answer", "Yes") if value else pgettext("answer", "No")


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", str(text))[:LONGEST]
