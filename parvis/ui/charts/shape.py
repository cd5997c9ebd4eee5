"""What all charts share: values, their words, the frame of the drawing, the table beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from parvis.ui.escaping import safe
from parvis.ui.formats import NO_BREAK, number

COLOURS = 6


@dataclass(frozen=True)
class Series:
    """Values under one label, one for each label of the chart; None where unknown."""

    label: Any
    values: Sequence[Any]


@dataclass(frozen=True)
class Chart:
    """A drawing, what it is called, its legend and its table."""

    title: Any
    svg: SafeString
    heads: Sequence[Any]
    rows: Sequence[tuple[Any, str, Sequence[str]]]
    legend: Sequence[tuple[int, Any]] = ()
    note: Any = ""


def as_series(series: Series | Sequence[Series]) -> list[Series]:
    """A list, of one series or of several."""
    return [series] if isinstance(series, Series) else list(series)


def words(value: Any, unit: Any) -> str:
    """« 1 250 000 XOF »; « unknown » where there is no value."""
    if value is None:
        return _("unknown")
    return f"{number(value)}{NO_BREAK}{unit}" if unit else number(value)


def size(value: Any) -> float:
    """How long a value is drawn: nothing below zero, nothing where unknown."""
    return max(0.0, float(value)) if value is not None else 0.0


def top(values: Iterable[Any]) -> float:
    """A round number that no value exceeds: 1, 2 or 5 times a power of ten."""
    most = max((size(value) for value in values), default=0.0)
    if most <= 0:
        return 1.0
    step = 10.0 ** (len(str(int(most))) - 1 if most >= 1 else -len(f"{1 / most:.0f}"))
    return next(step * k for k in (1, 2, 2.5, 5, 10) if step * k >= most)


def colour(position: int) -> int:
    """The class `s1`…`s6` of a series."""
    return position % COLOURS + 1


def rows_of(
    labels: Sequence[Any], series: Sequence[Series], unit: Any, urls: Sequence[str]
) -> list[tuple[Any, str, list[str]]]:
    """The table: a label, its address, a value for each series."""
    made = []
    for position, label in enumerate(labels):
        values = [words(each.values[position], unit) for each in series]
        made.append((label, urls[position] if position < len(urls) else "", values))
    return made


class Drawing:
    """Marks gathered into one SVG, mirrored where the page reads from the right.

    Positions across are in percent, so that texts keep their size however wide the page is.
    """

    def __init__(self, height: int, *, view_box: str = "") -> None:
        self.height = height
        self.view_box = view_box
        self.mirrored = get_language_bidi()
        self.marks: list[str] = []
        self.has_links = False

    def across(self, x: float, width: float = 0.0) -> str:
        """Percent from the start side of the page."""
        return f"{100 - x - width if self.mirrored else x:.2f}%"

    def shift(self, pixels: float) -> str:
        return f"{-pixels if self.mirrored else pixels:g}"

    def bar(self, x: float, y: float, width: float, height: float, *, kind: str, title: str) -> str:
        """A bar, with its words for whoever points at it."""
        return (
            f'<rect class="{kind}" x="{self.across(x, width)}" y="{y:g}" width="{width:.2f}%"'
            f' height="{height:g}"><title>{safe(title)}</title></rect>'
        )

    def text(
        self, x: float, y: float, text: Any, *, kind: str = "", dx: float = 0, anchor: str = ""
    ) -> str:
        """A text that starts (or ends, or is centred) at a position."""
        classes = f' class="{kind}"' if kind else ""
        hang = f' text-anchor="{anchor}"' if anchor else ""
        move = f' dx="{self.shift(dx)}"' if dx else ""
        return f'<text{classes} x="{self.across(x)}" y="{y:g}"{move}{hang}>{safe(text)}</text>'

    def rule(self, x: float, y1: float, y2: float) -> str:
        x_text = self.across(x)
        return f'<line class="rule" x1="{x_text}" x2="{x_text}" y1="{y1:g}" y2="{y2:g}"/>'

    def add(self, *marks: str, url: str = "") -> None:
        """Add marks, as a link where they lead to records."""
        inside = "".join(marks)
        if url:
            self.has_links = True
            inside = f'<a href="{safe(url)}">{inside}</a>'
        self.marks.append(inside)

    def svg(self, title: Any) -> SafeString:
        """The drawing, named; a picture, or a group of links."""
        role = "group" if self.has_links else "img"
        box = f' viewBox="{self.view_box}"' if self.view_box else ""
        name = safe(title)
        return mark_safe(
            f'<svg class="drawing" role="{role}" aria-label="{name}" height="{self.height}"{box}>'
            f"{''.join(self.marks)}</svg>"
        )
