"""CSV as French spreadsheets open it: UTF-8 with its mark, semicolons, decimal commas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.translation import get_language, override

from parvis.kit.money import Money

from .cells import neutral, plain, yes_or_no

TYPE = "text/csv; charset=utf-8"
AT_ONCE = 500


def write(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The file, some lines at a time; its language is the reader's when it was asked for."""
    return _pieces(heads, iter(rows), get_language() or "fr")


def _pieces(heads: Sequence[str], rows: Iterator[Sequence[Any]], language: str) -> Iterator[bytes]:
    french = language.startswith("fr")
    lines: list[list[str]] = [[neutral(head) for head in heads]]
    yield b"\xef\xbb\xbf"
    while lines:
        text = io.StringIO()
        csv.writer(text, delimiter=";" if french else ",").writerows(lines)
        yield text.getvalue().encode()
        with override(language):
            lines = [[_cell(value, french) for value in row] for row in islice(rows, AT_ONCE)]


def _cell(value: Any, french: bool) -> str:
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M") if french else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if french else value.isoformat()
    if isinstance(value, Money):
        return f"{_number(value.rounded.amount, french)} {value.currency}"
    return _number(value, french)


def _number(value: int | float | Decimal, french: bool) -> str:
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text.replace(".", ",") if french else text
