"""Maps drawn by the server: dots on the outline of the world, with the list of what they are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import ngettext

WIDTH = 1000.0
_SCALE = WIDTH / (2 * 0.8707 * math.pi)
_MOST_DOTS = 110
_SMALLEST_SPAN = 130.0
_FLATTEST, _FLATTEST_ALONE = 0.48, 0.24  # height for a width
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Point:
    """A place: latitude and longitude in degrees, its name, where it leads, how much it weighs."""

    latitude: float
    longitude: float
    label: str
    url: str = ""
    weight: int = 1


@dataclass(frozen=True)
class Dot:
    """One or several points drawn as one, in the map's units; `size` goes from 1 to 5."""

    x: float
    y: float
    size: int
    label: str
    url: str


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Natural Earth's projection (Patterson, Šavrič), in units of which the world is 1000 wide."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    p2 = phi * phi
    p4 = p2 * p2
    across = 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    up = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return WIDTH / 2 + lam * across * _SCALE, WIDTH / 4 - up * _SCALE


class Map:
    """Points as dots: close ones are drawn as one, that leads to a closer look."""

    def __init__(
        self,
        points: Iterable[Point],
        *,
        box: str = "",
        closer: Callable[[str], str] | None = None,
    ) -> None:
        self.asked = _read_box(box)
        self.closer = closer
        self.placed = [(*project(p.latitude, p.longitude), p) for p in points if _is_real(p)]
        if self.asked:
            x1, y1, x2, y2 = self.asked
            self.placed = [p for p in self.placed if x1 <= p[0] <= x2 and y1 <= p[1] <= y2]

    @cached_property
    def points(self) -> list[Point]:
        """The places shown, by name."""
        return sorted((p[2] for p in self.placed), key=lambda point: point.label)

    @property
    def is_single(self) -> bool:
        """Whether there is one place, which needs less room and no title of its own."""
        return len(self.placed) == 1

    @cached_property
    def frame(self) -> tuple[float, float, float, float]:
        """The part of the world to show: x, y, width, height."""
        if not self.placed:
            return (0.0, 0.0, WIDTH, 430.0)
        xs = [each[0] for each in self.placed]
        ys = [each[1] for each in self.placed]
        width = max(max(xs) - min(xs), 2 * (max(ys) - min(ys)), _SMALLEST_SPAN) * 1.12
        flattest = _FLATTEST_ALONE if self.is_single else _FLATTEST
        height = max((max(ys) - min(ys)) * 1.16, width * flattest)
        x = (min(xs) + max(xs) - width) / 2
        y = (min(ys) + max(ys) - height) / 2
        return (x, y, width, height)

    @property
    def view_box(self) -> str:
        return " ".join(f"{value:.1f}" for value in self.frame)

    @cached_property
    def dots(self) -> list[Dot]:
        """What is drawn: at most a hundred or so, on a grid as coarse as that needs."""
        cell = self.frame[2] / 46
        groups = self._groups(cell)
        while len(groups) > _MOST_DOTS:
            cell *= 1.2
            groups = self._groups(cell)
        dots = [self._dot(group) for group in groups]
        return sorted(dots, key=lambda dot: -dot.size)

    def _groups(self, cell: float) -> list[list[tuple[float, float, Point]]]:
        groups = defaultdict(list)
        for x, y, point in self.placed:
            groups[(x // cell, y // cell)].append((x, y, point))
        return list(groups.values())

    def _dot(self, group: Sequence[tuple[float, float, Point]]) -> Dot:
        weight = sum(point.weight for _x, _y, point in group)
        x = sum(each[0] for each in group) / len(group)
        y = sum(each[1] for each in group) / len(group)
        size = 1 if weight < 2 else 2 if weight < 5 else 3 if weight < 15 else 4
        size = 5 if weight >= 50 else size
        first = group[0][2]
        if len(group) == 1:
            return Dot(x, y, size, first.label, first.url)
        return Dot(x, y, size, _several(group), self._closer_url(group))

    def _closer_url(self, group: Sequence[tuple[float, float, Point]]) -> str:
        same_url = {point.url for _x, _y, point in group}
        if len(same_url) == 1:
            return same_url.pop()
        if self.closer is None:
            return ""
        xs, ys = [each[0] for each in group], [each[1] for each in group]
        box = (min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)
        return self.closer("_".join(f"{value:.0f}" for value in box))


def _several(group: Sequence[tuple[float, float, Point]]) -> str:
    names = ", ".join(str(point.label) for _x, _y, point in group[:4])
    rest = len(group) - 4
    if rest <= 0:
        return names
    return ngettext("%(names)s and %(count)s other", "%(names)s and %(count)s others", rest) % {
        "names": names,
        "count": rest,
    }


def _is_real(point: Point) -> bool:
    return abs(point.latitude) <= 90 and abs(point.longitude) <= 180


def _read_box(text: str) -> Box | None:
    """ "480_110_520_140" as four numbers of the map; None where it is not that."""
    try:
        x1, y1, x2, y2 = (float(part) for part in text.split("_"))
    except ValueError:
        return None
    return (x1, y1, x2, y2) if all(map(math.isfinite, (x1, y1, x2, y2))) else None


def as_map(points: Any) -> Map:
    """A `Map`, of itself or of points."""
    return points if isinstance(points, Map) else Map(points)
