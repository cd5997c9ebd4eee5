"""`parvis world_outline countries-110m.json`: draws static/ui/world.svg anew.

The file is that of the npm package world-atlas (TopoJSON of Natural Earth, public domain).
"""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from parvis.ui.maps import project

TARGET = Path(__file__).resolve().parents[2] / "static/ui/world.svg"
ANTARCTICA = "010"
FINE = 4
NEAR = 0.25
_ABOUT = (
    "<!-- Made with Natural Earth (naturalearthdata.com), public domain, 1:110m, by way of"
    " world-atlas 2.0.2; projection Natural Earth; drawn by `parvis world_outline`. -->"
)


class Command(BaseCommand):
    help = "Draw the outline of the world from world-atlas' countries-110m.json."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topology", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        topology = json.loads(options["topology"].read_text())
        arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
        uses = _uses(topology["objects"]["countries"]["geometries"])
        coast = _path(arcs[i] for i in sorted(uses) if uses[i] == 1)
        borders = _path(arcs[i] for i in sorted(uses) if uses[i] > 1)
        TARGET.write_text(
            f'{_ABOUT}\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 430">\n'
            f'<g id="land" fill="none" transform="scale({1 / FINE})">\n'
            f'<path vector-effect="non-scaling-stroke" d="{coast}"/>\n'
            f'<path vector-effect="non-scaling-stroke" opacity=".45" d="{borders}"/>\n'
            "</g>\n</svg>\n"
        )
        self.stdout.write(f"{TARGET}: {TARGET.stat().st_size} bytes")


def _degrees(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    """An arc's points as longitude and latitude, its steps added up."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _uses(countries: list[dict[str, Any]]) -> Counter[int]:
    """How many countries each arc bounds: one for a coast, two for a border."""
    uses: Counter[int] = Counter()
    for country in countries:
        if country.get("id") != ANTARCTICA:
            uses.update(i if i >= 0 else ~i for i in _flat(country["arcs"]))
    return uses


def _flat(arcs: list[Any]) -> Iterator[int]:
    for each in arcs:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each


def _path(arcs: Iterable[list[tuple[float, float]]]) -> str:
    return "".join(_line(piece) for arc in arcs for piece in _pieces(arc))


def _pieces(arc: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """An arc cut where it jumps over the antimeridian or runs along it."""
    piece: list[tuple[float, float]] = []
    for point in arc:
        if piece:
            before = piece[-1][0]
            along = abs(before) > 179.9 and abs(point[0]) > 179.9
            if along or abs(before - point[0]) > 180:
                yield piece
                piece = []
        piece.append(point)
    yield piece


def _line(piece: list[tuple[float, float]]) -> str:
    """The piece as `M…l…` in quarters of a unit, without the points that change nothing."""
    exact = [project(latitude, longitude) for longitude, latitude in piece]
    points = [(round(x * FINE), round(y * FINE)) for x, y in _simpler(exact)]
    kept = [points[0]]
    kept += [p for before, p in itertools.pairwise(points) if p != before]
    if len(kept) < 2:
        return ""
    numbers: list[int] = []
    for (x1, y1), (x2, y2) in itertools.pairwise(kept):
        numbers += (x2 - x1, y2 - y1)
    return f"M{_short(kept[0])}l{_short(numbers)}"


def _simpler(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Douglas and Peucker: what lies nearer than `NEAR` to the straight line is left out."""
    if len(points) < 3:
        return points
    distances = [_distance(point, points[0], points[-1]) for point in points[1:-1]]
    far = max(distances)
    if far < NEAR:
        return [points[0], points[-1]]
    middle = distances.index(far) + 1
    return _simpler(points[: middle + 1])[:-1] + _simpler(points[middle:])


def _distance(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    away = math.hypot(dx, dy)
    if not away:
        return math.dist(point, start)
    return abs(dx * (point[1] - start[1]) - dy * (point[0] - start[0])) / away


def _short(numbers: Iterable[int]) -> str:
    """Numbers with no space where a sign parts them: "15-3 20"."""
    text = ""
    for value in numbers:
        text += f" {value}" if text and value >= 0 else str(value)
    return text
