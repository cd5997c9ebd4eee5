"""The funding plan as a reader meets it: each source in its own currency, then converted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from parvis.kit.money import Money
from parvis.kit.prepared import prepared
from parvis.projects.figures import Amounts, RateTable
from parvis.projects.models import (
    CURRENCY,
    AmountStatement,
    FundingSource,
    Project,
    amounts_of_project,
    rate_table,
)
from parvis.ui import charts

CLOSE = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """An amount as it was given, what it is in the network's currency, at the rate of which day."""

    row: FundingSource | AmountStatement
    converted: Money | None
    rate_day: date | None
    share: Decimal | None = None

    @property
    def is_total(self) -> bool:
        """Whether it states the total of the project."""
        return getattr(self.row, "what", "") == AmountStatement.What.TOTAL


@dataclass(frozen=True)
class Plan:
    """All that is known of a project's money."""

    lines: list[Line]
    statements: list[Line]
    amounts: Amounts
    sum: Money | None
    chart: Any
    is_converted: bool

    @property
    def own(self) -> Money | None:
        return _money(self.amounts.own)

    @property
    def total(self) -> Money | None:
        return _money(self.amounts.total)

    @property
    def leverage(self) -> Decimal | None:
        lever = self.amounts.leverage
        return None if lever is None else lever.quantize(Decimal("0.1"))

    @property
    def disagrees(self) -> bool:
        """Whether a total that a source states differs from the sum of a plan by over 1 %."""
        if not self.sum or not self.sum.amount:
            return False
        stated = [line.converted for line in self.statements if line.is_total]
        return any(each and abs(each.amount / self.sum.amount - 1) > CLOSE for each in stated)


def _money(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money(amount.quantize(Decimal(1)), CURRENCY)


def plan_of(project: Project) -> Plan:
    """The plan, its sum, what sources state beside it."""
    rates = rate_table()
    sources = _sources(project.pk)
    statements = _statements(project.pk)
    project._prefetched_objects_cache = {"funding": sources, "statements": statements}  # type: ignore[attr-defined]
    lines = [_line(each, each.value_date, rates) for each in sources]
    converted = [line.converted.amount for line in lines if line.converted]
    whole = sum(converted, Decimal(0)) if len(converted) == len(lines) and lines else None
    lines = [_shared(line, whole) for line in lines]
    stated = [_line(each, each.day, rates) for each in statements]
    return Plan(
        lines,
        stated,
        amounts_of_project(project, rates),
        _money(whole),
        _chart(sources, lines),
        any(line.row.currency != CURRENCY for line in lines + stated),
    )


@prepared
def _sources(project: int) -> QuerySet[FundingSource]:
    return FundingSource.objects.filter(project=project).select_related("organisation")


@prepared
def _statements(project: int) -> QuerySet[AmountStatement]:
    return AmountStatement.objects.filter(project=project)


def _line(row: Any, day: date, rates: RateTable) -> Line:
    rate = rates.at(row.currency, day)
    converted = rates.converted(row.money, day)
    return Line(row, converted, rate[0] if rate and row.currency != CURRENCY else None)


def _shared(line: Line, whole: Decimal | None) -> Line:
    if not whole or not line.converted:
        return line
    share = (line.converted.amount / whole).quantize(Decimal("0.001"))
    return Line(line.row, line.converted, line.rate_day, share)


def _chart(sources: list[FundingSource], lines: list[Line]) -> Any:
    """Who gives which part of the whole; None where there is nothing to compare."""
    parts: dict[str, Decimal] = defaultdict(Decimal)
    for source, line in zip(sources, lines, strict=True):
        if line.converted is None:
            return None
        parts[str(source.get_kind_display())] += line.converted.amount
    if len(parts) < 2:
        return None
    values = [int(amount) for amount in parts.values()]
    return charts.share(_("Who gives what"), list(parts), values, CURRENCY)
