"""The socket for boxes: a higher room hangs one on a page of a lower room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """A box: its title, the template of its inside, what that needs, its anchor in the page."""

    title: Any
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    anchor: str = ""


Make = Callable[[Any, Any], "Panel | None"]
_makers: dict[str, list[tuple[int, str, Make]]] = defaultdict(list)


def panel(place: str, *, order: int = 50) -> Callable[[Make], Make]:
    """Hang what the function `(thing, user) -> Panel | None` returns on the page `place`."""

    def register(make: Make) -> Make:
        _makers[place].append((order, f"{make.__module__}.{make.__qualname__}", make))
        _makers[place].sort(key=lambda each: each[:2])
        return make

    return register


def panels_of(place: str, thing: Any, user: Any) -> list[Panel]:
    """The boxes that this person sees on this thing's page, in order."""
    made = (make(thing, user) for _order, _name, make in _makers.get(place, ()))
    return [each for each in made if each is not None]
