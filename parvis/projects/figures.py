"""Sums of projects: money at dated rates, progress, time gone by. Plain values in and out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from parvis.kit.money import CENTS, Money, Rate


class RateTable:
    """Dated rates into one currency, quick to ask many times."""

    def __init__(self, target: str, rates: Iterable[Rate]) -> None:
        self.target = target
        known: dict[str, list[tuple[date, Decimal]]] = defaultdict(list)
        for rate in rates:
            if rate.target == target:
                known[rate.currency].append((rate.day, rate.value))
        self._known = {currency: sorted(rows) for currency, rows in known.items()}

    def at(self, currency: str, day: date) -> tuple[date, Decimal] | None:
        """The last rate on or before that day, with its own day; None where none is known."""
        if currency == self.target:
            return day, Decimal(1)
        rows = self._known.get(currency, [])
        position = bisect_right(rows, (day, Decimal("Infinity")))
        return rows[position - 1] if position else None

    def exactly(self, money: Money, day: date) -> Decimal | None:
        """The amount in the target currency, not rounded, so that sums add up once rounded."""
        rate = self.at(money.currency, day)
        return money.amount * rate[1] if rate else None

    def converted(self, money: Money, day: date) -> Money | None:
        """As `kit.money.convert`: in the target currency, to the cent."""
        amount = self.exactly(money, day)
        if amount is None:
            return None
        return Money(amount.quantize(CENTS, ROUND_HALF_UP), self.target)


@dataclass(frozen=True)
class Given:
    """An amount known of a project: of which kind, how much, at which day's rate."""

    kind: str
    money: Money
    day: date


@dataclass(frozen=True)
class Amounts:
    """What a project's own funds and its whole investment are, not rounded; None if not known."""

    own: Decimal | None
    total: Decimal | None

    @property
    def leverage(self) -> Decimal | None:
        """The whole investment for one unit of own funds."""
        return leverage(self.own, self.total)


def leverage(own: Decimal | None, total: Decimal | None) -> Decimal | None:
    """Total ÷ own funds; None where one is not known or there are none."""
    if not own or total is None:
        return None
    return total / own


def amounts(
    sources: Iterable[Given], statements: Iterable[Given], *, is_complete: bool, rates: RateTable
) -> Amounts:
    """Own funds and total of a project.

    Own funds are those of its plan, else those that its preferred statement tells. The total is
    the sum of a complete plan, else the preferred statement. An amount of which no rate is known
    makes the sum unknown: never a part shown as the whole.
    """
    plan = list(sources)
    stated = {each.kind: rates.exactly(each.money, each.day) for each in statements}
    own_lines = [each for each in plan if each.kind == "own"]
    own = total_of(own_lines, rates) if own_lines else stated.get("own")
    total = total_of(plan, rates) if is_complete and plan else stated.get("total")
    return Amounts(own, total)


def total_of(lines: Iterable[Given], rates: RateTable) -> Decimal | None:
    """The sum in the rates' currency, not rounded; None where one amount has no rate."""
    total = Decimal(0)
    for line in lines:
        amount = rates.exactly(line.money, line.day)
        if amount is None:
            return None
        total += amount
    return total


@dataclass(frozen=True)
class Sum:
    """A sum over many projects: how much, and of how many of them it is known."""

    amount: Decimal
    counted: int
    out_of: int

    @property
    def rounded(self) -> Decimal:
        """To the unit, as a sentence says it."""
        return self.amount.quantize(Decimal(1), ROUND_HALF_UP)


@dataclass(frozen=True)
class Totals:
    """Own funds and investment of many projects; leverage only of those that tell both."""

    own: Sum
    total: Sum
    leverage: Decimal | None
    levered: int


def totals(each: Iterable[Amounts]) -> Totals:
    """The sums over projects, rounded once to the cent."""
    rows = list(each)
    own = [row.own for row in rows if row.own is not None]
    whole = [row.total for row in rows if row.total is not None]
    both = [(row.own, row.total) for row in rows if row.own and row.total is not None]
    lever = leverage(
        sum((own for own, _total in both), Decimal(0)),
        sum((total for _own, total in both if total is not None), Decimal(0)),
    )
    return Totals(
        Sum(_cents(own), len(own), len(rows)),
        Sum(_cents(whole), len(whole), len(rows)),
        lever,
        len(both),
    )


def _cents(parts: Iterable[Decimal]) -> Decimal:
    return sum(parts, Decimal(0)).quantize(CENTS, ROUND_HALF_UP)


def progress(
    baseline: Decimal | None, target: Decimal | None, actual: Decimal | None, direction: str
) -> Decimal | None:
    """(actual - baseline) ÷ (target - baseline): 0 at the start, 1 when reached, may pass 1.

    None where a value is missing, where the target is the baseline or lies against the direction,
    and for indicators that should stay or have no direction. A baseline that is not known is not 0.
    """
    if direction not in {"up", "down"}:
        return None
    if baseline is None or target is None or actual is None or target == baseline:
        return None
    if (target > baseline) != (direction == "up"):
        return None
    return (actual - baseline) / (target - baseline)


def elapsed_share(start: date | None, end: date | None, today: date) -> Decimal | None:
    """The share of `[start, end]` that has gone by, between 0 and 1; None where one is missing."""
    if start is None or end is None or end <= start:
        return None
    share = Decimal((today - start).days) / Decimal((end - start).days)
    return min(max(share, Decimal(0)), Decimal(1))
