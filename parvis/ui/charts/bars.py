"""Bars that lie: a label over each, so that long names stay readable on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .shape import Chart, Drawing, Series, as_series, colour, rows_of, size, words

PHONE = 320
LETTER = 7.5
LABEL = 20
THICK = 14
APART = 14


def bars(
    title: Any,
    labels: Sequence[Any],
    series: Series | Sequence[Series],
    unit: Any = "",
    *,
    urls: Sequence[str] = (),
    note: Any = "",
) -> Chart:
    """One bar for each label and series, on one scale; `urls` lead to the records of a label."""
    several = as_series(series)
    most = max((size(v) for each in several for v in each.values), default=0.0) or 1.0
    longest = _longest(words(value, unit) for each in several for value in each.values)
    step = LABEL + THICK * len(several) + APART
    drawing = Drawing(step * len(labels))
    for row, label in enumerate(labels):
        y = step * row
        marks = [drawing.text(0, y + 14, label)]
        for position, each in enumerate(several):
            value = each.values[row]
            width = longest * size(value) / most
            low = y + LABEL + THICK * position
            said = words(value, unit)
            kind = f"s{colour(position)}"
            name = f"{label} – {each.label}: {said}" if each.label else f"{label}: {said}"
            marks.append(drawing.bar(0, low, max(width, 0.2), THICK - 2, kind=kind, title=name))
            marks.append(drawing.text(width, low + 10.5, said, kind="value", dx=6))
        drawing.add(*marks, url=urls[row] if row < len(urls) else "")
    return _chart(title, drawing, labels, several, unit, urls, note)


def stacked(
    title: Any,
    labels: Sequence[Any],
    series: Sequence[Series],
    unit: Any = "",
    *,
    urls: Sequence[str] = (),
    note: Any = "",
) -> Chart:
    """One bar for each label, made of its series end to end, its total beside it."""
    several = as_series(series)
    totals = [sum(size(each.values[row]) for each in several) for row in range(len(labels))]
    most = max(totals, default=0.0) or 1.0
    longest = _longest(words(total, unit) for total in map(int, totals))
    step = LABEL + THICK + APART + 4
    drawing = Drawing(step * len(labels))
    for row, label in enumerate(labels):
        y = step * row
        marks = [drawing.text(0, y + 14, label)]
        x = 0.0
        for position, each in enumerate(several):
            value = each.values[row]
            width = longest * size(value) / most
            if width:
                name = f"{label} – {each.label}: {words(value, unit)}"
                kind = f"s{colour(position)}"
                marks.append(drawing.bar(x, y + LABEL, width, THICK + 2, kind=kind, title=name))
            x += width
        total = sum(each.values[row] or 0 for each in several)
        marks.append(drawing.text(x, y + LABEL + 12, words(total, unit), kind="value", dx=6))
        drawing.add(*marks, url=urls[row] if row < len(urls) else "")
    return _chart(title, drawing, labels, several, unit, urls, note)


def _longest(texts: Iterable[str]) -> float:
    """How far a bar may go, in percent, for the longest value to stand beside it on a phone."""
    letters = max(map(len, texts), default=0)
    return max(40.0, 97 - 100 * letters * LETTER / PHONE)


def _chart(
    title: Any,
    drawing: Drawing,
    labels: Sequence[Any],
    series: Sequence[Series],
    unit: Any,
    urls: Sequence[str],
    note: Any,
) -> Chart:
    legend = [(colour(i), each.label) for i, each in enumerate(series)] if len(series) > 1 else []
    heads = [each.label for each in series]
    rows = rows_of(labels, series, unit, urls)
    return Chart(title, drawing.svg(title), heads, rows, legend, note)
