"""The table of a list, written in Python: a tag per cell would cost more than the query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from parvis.ui.escaping import safe
from parvis.ui.formats import shown

from .columns import Column

if TYPE_CHECKING:
    from .listing import Listing


@dataclass(frozen=True)
class Header:
    """The head of a column."""

    label: Any
    url: str
    aria_sort: str
    numeric: bool


def headers(listing: Listing) -> list[Header]:
    """The columns' heads; a second click on one sorts backwards."""
    made = []
    for column in listing.columns:
        forwards, backwards = listing.sort == column.code, listing.sort == f"-{column.code}"
        url = ""
        if column.sort:
            url = listing.url(sort=f"-{column.code}" if forwards else column.code)
        aria_sort = "ascending" if forwards else "descending" if backwards else ""
        made.append(Header(column.label, url, aria_sort, column.numeric))
    return made


def table_body(rows: Iterable[Any], columns: Sequence[Column]) -> SafeString:
    """One `<tr>` for each row: the first cell is its heading."""
    cells = []
    for position, column in enumerate(columns):
        label = safe(column.label)
        kind = ' class="numeric"' if column.numeric else ""
        first = not position
        opening = "<th scope=row>" if first else f'<td data-label="{label}"{kind}>'
        cells.append((column, opening, "</th>" if first else "</td>"))
    return mark_safe("".join(_row(row, cells) for row in rows))


def _row(row: Any, cells: Sequence[tuple[Column, str, str]]) -> str:
    parts = ["<tr>"]
    for column, opening, closing in cells:
        text = safe(shown(column.value(row)))
        if text and column.state is not None:
            text = f'<span class="state state--{column.state(row)}">{text}</span>'
        if column.link is not None and (url := column.link(row)):
            text = f'<a href="{safe(url)}">{text}</a>'
        parts += (opening, text, closing)
    return "".join(parts)
