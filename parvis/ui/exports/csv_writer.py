"""CSV as French spreadsheets open it: UTF-8 with its mark, semicolons, decimal commas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, override

from parvis.kit.money import Money

from .cells import neutral, plain, yes_or_no

TYPE = "text/csv; charset=utf-8"
_LINES_AT_ONCE = 200


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def write(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The file, some lines at a time; its language is the reader's when it was asked for."""
    language = get_language() or "fr"
    return _lines(heads, rows, language)


def _lines(heads: Sequence[str], rows: Iterable[Sequence[Any]], language: str) -> Iterator[bytes]:
    french = language.startswith("fr")
    write_row = csv.writer(_Echo(), delimiter=";" if french else ",").writerow
    lines = [write_row([neutral(head) for head in heads])]
    yield b"\xef\xbb\xbf"
    for row in rows:
        with override(language):
            lines.append(write_row([_cell(value, french) for value in row]))
        if len(lines) >= _LINES_AT_ONCE:
            yield "".join(map(str, lines)).encode()
            lines.clear()
    yield "".join(map(str, lines)).encode()


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
