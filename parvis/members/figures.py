"""The succession in an office: who held it, and the gaps between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from parvis.kit.dates import PartialDate


class Period(Protocol):
    """A dated row: `[start, end)`, or only `attested`."""

    start: PartialDate | None
    end: PartialDate | None
    attested: PartialDate | None


P = TypeVar("P", bound=Period)


@dataclass(frozen=True)
class Step(Generic[P]):
    """One line of a succession, newest first: a holder, or a gap.

    `kind` is "held", "vacant" (sources say both ends) or "unknown" (no source covers it).
    """

    kind: str
    holder: P | None
    start: PartialDate | None = None
    end: PartialDate | None = None


def succession(periods: Iterable[P], today: date, *, with_gaps: bool = True) -> list[Step[P]]:
    """Holders and gaps, newest first; a gap is told where it is sure: "2020" touches "2020"."""
    steps: list[Step[P]] = []
    reached: PartialDate | None = None
    has_begun = is_open = False
    for period in sorted(periods, key=_begin):
        if with_gaps and has_begun and not is_open:
            steps += _gap(reached, period)
        steps.append(Step("held", period, period.start, period.end))
        has_begun = True
        is_open = is_open or period.end is None
        reached = _later(reached, period.end)
    if with_gaps and has_begun and not is_open and reached and reached.last_day <= today:
        steps.append(Step("vacant", None, reached, None))
    return steps[::-1]


def _begin(period: Period) -> date:
    begins = period.start or period.attested
    return begins.first_day if begins else date.min


def _later(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return one if one.last_day >= other.last_day else other


def _gap(reached: PartialDate | None, following: P) -> list[Step[P]]:
    begins = following.start or following.attested
    if reached is None or begins is None or reached.last_day >= begins.first_day:
        return []
    kind = "vacant" if following.start else "unknown"
    return [Step(kind, None, reached, begins)]
