"""The results of a project as a reader meets them: by level, each with its indicators' state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import QuerySet, Subquery

from parvis.kit.prepared import prepared
from parvis.projects.figures import progress

from .framework import ResultNode, ResultsFramework
from .indicator import Indicator
from .value import ValueCell

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    from .project import Project


@dataclass(frozen=True)
class Standing:
    """Where an indicator stands: where it began, where it should go, where it is."""

    indicator: Indicator
    baseline: ValueCell | None
    target: ValueCell | None
    actual: ValueCell | None

    @property
    def progress(self) -> Decimal | None:
        """0 at the baseline, 1 at the target; None where one cannot say."""
        cells = (self.baseline, self.target, self.actual)
        baseline, target, actual = (cell.number if cell else None for cell in cells)
        return progress(baseline, target, actual, self.indicator.direction)

    @property
    def percent(self) -> int | None:
        """The same in percent, for a bar: between 0 and 100."""
        share = self.progress
        return None if share is None else int(min(max(share, Decimal(0)), Decimal(1)) * 100)

    @property
    def is_reached(self) -> bool:
        share = self.progress
        return share is not None and share >= 1


@dataclass
class Branch:
    """A result, how deep it stands, and its indicators."""

    result: ResultNode
    depth: int
    standings: list[Standing] = field(default_factory=list)


def standing(indicator: Indicator, cells: Iterable[ValueCell]) -> Standing:
    """From the current totals of an indicator: its baseline, last target and last value."""
    last: dict[str, ValueCell] = {}
    for cell in sorted(cells, key=lambda each: (each.stands_on or each.entered_at.date(), each.pk)):
        last[cell.kind] = cell
    return Standing(indicator, last.get("baseline"), last.get("target"), last.get("actual"))


def standings_of(indicators: Iterable[Indicator]) -> list[Standing]:
    """Where each stands, in one query for all."""
    indicators = list(indicators)
    cells: dict[int, list[ValueCell]] = defaultdict(list)
    for cell in ValueCell.objects.current().whole().filter(indicator__in=indicators):
        cells[cell.indicator_id].append(cell)
    return [standing(indicator, cells[indicator.pk]) for indicator in indicators]


def branches_of(project: Project, user: User | AnonymousUser) -> list[Branch]:
    """The tree of its active framework from the root down, in three queries."""
    results = _results(project.pk)
    if not results:
        return []
    seen = Indicator.objects.visible_to(user).filter(result__in=results)
    of_result: dict[int, list[Standing]] = defaultdict(list)
    for each in standings_of(seen.select_related("definition")):
        of_result[each.indicator.result_id].append(each)
    branches = list(_walk(results, None, 0))
    for branch in branches:
        branch.standings = of_result[branch.result.pk]
    return branches


@prepared
def _results(project: int) -> QuerySet[ResultNode]:
    active = ResultsFramework.objects.filter(project=project, status="active").values("pk")[:1]
    return ResultNode.objects.filter(framework=Subquery(active)).select_related("level")


def _walk(results: list[ResultNode], parent: int | None, depth: int) -> Iterator[Branch]:
    for result in results:
        if result.parent_id == parent:
            yield Branch(result, depth)
            yield from _walk(results, result.pk, depth + 1)


def key_standing(branches: Iterable[Branch]) -> Standing | None:
    """The headline figure: the first key indicator with a value, else the last one valued."""
    valued = [each for branch in branches for each in branch.standings if each.actual]
    key = next((each for each in valued if each.indicator.is_key), None)
    if key or not valued:
        return key
    return max(valued, key=lambda each: str(each.actual and each.actual.stands_on))
