"""The measures that the house knows, by code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from .figure import Figure

if TYPE_CHECKING:
    from parvis.strategy.models import Node


@dataclass(frozen=True)
class Scope:
    """What a figure is about: a part of the programme, or the whole network; and on which day.

    `node_ids` are the keys of the node and of all below it; empty for the whole network.
    """

    node: Node | None
    day: date
    node_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Measure:
    """One figure of the programme: how it is called, computed, explained, and what it reads."""

    code: str
    compute: Callable[[Scope], Figure]
    label: Any
    unit: str
    explains: Any
    reads: tuple[str, ...] = ()
    by_node: bool = True
    is_public: bool = True
    has_public_list: bool = True
    chart: str = "bars"
    part_label: Any = ""
    records: Callable[[Scope], Any] | None = None
    record_label: Callable[[Any], Any] = str

    @property
    def room(self) -> str:
        """What comes before the point of its code: "projects" of "projects.count"."""
        return self.code.partition(".")[0]


_measures: dict[str, Measure] = {}


def register(measure: Measure) -> Measure:
    """Make a measure known; the last of a code stays."""
    _measures[measure.code] = measure
    return measure


def known_measure(code: str) -> Measure | None:
    """The measure of that code; None where no room offers it any more."""
    return _measures.get(code)


def known_measures() -> list[Measure]:
    """All that the rooms offer, in the order of their codes."""
    return [_measures[code] for code in sorted(_measures)]
