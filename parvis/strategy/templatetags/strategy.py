"""`{% load strategy %}`: small drawings beside the figures of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from parvis.strategy.views.shown import Shown

register = template.Library()

WIDE, HIGH, FEWEST, MOST = 96, 24, 3, 24


@register.simple_tag
def spark(shown: Shown) -> SafeString:
    """The shape of a figure's parts, the size of a word; the table is on the figure's page."""
    values = [float(part.value or 0) for part in shown.figure.parts][-MOST:]
    if not shown.measure.chart or len(values) < FEWEST or _says_little(values):
        return SafeString("")
    draw = _line if shown.measure.chart == "line" else _columns
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>',
        WIDE,
        HIGH,
        mark_safe(draw([value / max(values) for value in values])),
    )


def _says_little(values: list[float]) -> bool:
    """All the same, or nearly all nothing."""
    return len(set(values)) == 1 or sum(map(bool, values)) < FEWEST


def _line(heights: list[float]) -> str:
    step = (WIDE - 4) / (len(heights) - 1)
    points = [f"{2 + step * i:.1f},{HIGH - 2 - (HIGH - 4) * h:.1f}" for i, h in enumerate(heights)]
    x, y = points[-1].split(",")
    return f'<polyline points="{" ".join(points)}"/><circle cx="{x}" cy="{y}" r="2"/>'


def _columns(heights: list[float]) -> str:
    step = WIDE / max(len(heights), 8)
    bars = []
    for position, height in enumerate(heights):
        tall = max(1.0, HIGH * height)
        place = f'x="{step * position:.1f}" y="{HIGH - tall:.1f}"'
        bars.append(f'<rect {place} width="{step - 2:.1f}" height="{tall:.1f}"/>')
    return "".join(bars)
