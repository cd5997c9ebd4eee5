"""Parts of a whole, as a ring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from parvis.ui.escaping import safe
from parvis.ui.formats import percent

from .shape import Chart, Drawing, Series, colour, size, words

RADIUS = 52
AROUND = 2 * math.pi * RADIUS
GAP = 1.5


def share(
    title: Any,
    labels: Sequence[Any],
    series: Series | Sequence[Any],
    unit: Any = "",
    *,
    urls: Sequence[str] = (),
    note: Any = "",
) -> Chart:
    """Each label's part of the whole; best with six labels at most."""
    values = series.values if isinstance(series, Series) else series
    head = series.label if isinstance(series, Series) else title
    whole = sum(size(value) for value in values)
    drawing = Drawing(140, view_box="0 0 140 140")
    start = 0.0
    rows = []
    legend = []
    for position, label in enumerate(labels):
        part = size(values[position]) / whole if whole else 0.0
        said = f"{words(values[position], unit)} ({percent(part)})"
        url = urls[position] if position < len(urls) else ""
        if part:
            drawing.add(_part(start, part, colour(position), f"{label}: {said}"), url=url)
        start += part
        rows.append((label, url, [said]))
        legend.append((colour(position), f"{label} {percent(part)}"))
    return Chart(title, drawing.svg(title), [head], rows, legend, note)


def _part(start: float, part: float, kind: int, name: str) -> str:
    length = max(AROUND * part - GAP, 0.5) if part < 1 else AROUND
    return (
        f'<circle class="ring s{kind}" cx="70" cy="70" r="{RADIUS}"'
        f' stroke-dasharray="{length:.2f} {AROUND - length:.2f}"'
        f' transform="rotate({start * 360 - 90:.2f} 70 70)">'
        f"<title>{safe(name)}</title></circle>"
    )
