"""What a list of projects tells beside their own fields, for all the rows of a page at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container
from typing import Any

from django.db.models import F, QuerySet

from parvis.kit.prepared import prepared
from parvis.projects.models import AmountStatement, FundingSource, Participation, Place, Project
from parvis.terms.models import Theme

MONEY = ("own", "total", "leverage", "stated")
Keys = tuple[int, ...]


def completing(shown: Container[str]) -> Callable[[list[Any]], None]:
    """Gives projects their carriers, places, themes and money, as the columns shown need them."""

    def complete(projects: list[Any]) -> None:
        keys = tuple(project.pk for project in projects)
        if "carrier" in shown:
            carriers = _by_project(_carriers(keys))
            for project in projects:
                project.carriers = carriers[project.pk]
        if "country" in shown:
            _keep(projects, "places", _by_project(_places(keys)))
        if "themes" in shown:
            _keep(projects, "themes", _by_project(_themes(keys)))
        if any(code in shown for code in MONEY):
            _keep(projects, "funding", _by_project(_funding(keys)))
            _keep(projects, "statements", _by_project(_statements(keys)))

    return complete


def _by_project(rows: list[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.project_id].append(row)
    return found


def _keep(projects: list[Project], relation: str, rows: dict[int, list[Any]]) -> None:
    """Have `project.<relation>.all()` give these rows, as `prefetch_related` does."""
    for project in projects:
        kept: dict[str, Any] = project.__dict__.setdefault("_prefetched_objects_cache", {})
        kept[relation] = rows[project.pk]


@prepared
def _carriers(projects: Keys) -> QuerySet[Participation]:
    carriers = Participation.objects.filter(project__in=projects, is_carrier=True)
    carriers = carriers.select_related("organisation").order_by("position", "pk")
    return carriers.only("project", "name", "organisation__slug", "organisation__name")


@prepared
def _places(projects: Keys) -> QuerySet[Place]:
    places = Place.objects.filter(project__in=projects).select_related("country")
    return places.only("project", "country__name").order_by("position", "pk")


@prepared
def _themes(projects: Keys) -> QuerySet[Theme]:
    themes = Theme.objects.filter(projects__in=projects).only("code", "name")
    return themes.annotate(project_id=F("projects"))


@prepared
def _funding(projects: Keys) -> QuerySet[FundingSource]:
    plan = FundingSource.objects.filter(project__in=projects).order_by("position", "pk")
    return plan.only("project", "kind", "amount", "currency", "value_date")


@prepared
def _statements(projects: Keys) -> QuerySet[AmountStatement]:
    stated = AmountStatement.objects.filter(project__in=projects, is_preferred=True)
    return stated.only("project", "what", "amount", "currency", "day", "is_preferred")
