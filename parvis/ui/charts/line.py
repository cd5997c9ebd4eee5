"""Lines over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parvis.ui.escaping import safe

from .shape import Chart, Drawing, Series, as_series, colour, rows_of, size, top, words

HIGH = 168
ABOVE = 22
SIDE = 4.0
MOST_LABELS = 6


def line(
    title: Any,
    labels: Sequence[Any],
    series: Series | Sequence[Series],
    unit: Any = "",
    *,
    urls: Sequence[str] = (),
    note: Any = "",
) -> Chart:
    """One line for each series from the first label to the last; a gap where unknown."""
    several = as_series(series)
    most = top(value for each in several for value in each.values)
    drawing = Drawing(ABOVE + HIGH + 26)
    _ground(drawing, most, unit)
    _labels(drawing, labels)
    for position, each in enumerate(several):
        _draw(drawing, labels, each, most, unit, f"s{colour(position)}", urls)
    legend = [(colour(i), each.label) for i, each in enumerate(several)]
    heads = [each.label for each in several]
    rows = rows_of(labels, several, unit, urls)
    return Chart(title, drawing.svg(title), heads, rows, legend if len(several) > 1 else (), note)


def _ground(drawing: Drawing, most: float, unit: Any) -> None:
    for share in (0.0, 0.5, 1.0):
        y = ABOVE + HIGH * (1 - share)
        value = most * share
        said = words(int(value) if value == int(value) else value, unit)
        drawing.add(
            f'<line class="rule" x1="0" x2="100%" y1="{y:g}" y2="{y:g}"/>',
            drawing.text(0, y - 5, said, kind="scale"),
        )


def _place(count: int, position: int) -> float:
    return 50.0 if count < 2 else SIDE + 8 + (100 - 2 * SIDE - 8) * position / (count - 1)


def _labels(drawing: Drawing, labels: Sequence[Any]) -> None:
    every = -(-len(labels) // MOST_LABELS)
    for position, label in enumerate(labels):
        if (len(labels) - 1 - position) % every == 0:
            x = _place(len(labels), position)
            drawing.add(drawing.text(x, ABOVE + HIGH + 20, label, kind="scale", anchor="middle"))


def _draw(
    drawing: Drawing,
    labels: Sequence[Any],
    series: Series,
    most: float,
    unit: Any,
    kind: str,
    urls: Sequence[str],
) -> None:
    runs: list[list[str]] = [[]]
    dots = []
    for position, value in enumerate(series.values):
        if value is None:
            runs.append([])
            continue
        x = _place(len(labels), position)
        share = 1 - size(value) / most
        runs[-1].append(f"{100 - x if drawing.mirrored else x:.2f},{100 * share:.2f}")
        name = safe(f"{labels[position]} – {series.label}: {words(value, unit)}")
        dot = (
            f'<circle class="{kind}" cx="{drawing.across(x)}" cy="{ABOVE + HIGH * share:.1f}"'
            f' r="4"><title>{name}</title></circle>'
        )
        dots.append((dot, urls[position] if position < len(urls) else ""))
    lines = "".join(
        f'<polyline class="{kind}" vector-effect="non-scaling-stroke" points="{" ".join(run)}"/>'
        for run in runs
        if len(run) > 1
    )
    drawing.add(
        f'<svg class="line" y="{ABOVE}" width="100%" height="{HIGH}" viewBox="0 0 100 100"'
        f' preserveAspectRatio="none">{lines}</svg>'
    )
    for dot, url in dots:
        drawing.add(dot, url=url)
