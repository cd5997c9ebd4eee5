"""Figures of the projects for the strategic programme: of published projects only."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.projects.figures import Amounts, totals
from parvis.projects.models import CURRENCY, Place, Project, ProjectQuerySet, amounts_of, rate_table
from parvis.strategy.measures import Figure, Part, Scope, measure
from parvis.terms.models import Region, Theme

READS = ("projects.project",)
PLACED = (*READS, "terms.region", "terms.country")
MONEY = (*READS, "terms.rate")
YEARS_SHOWN = 10
A_YEAR = timedelta(days=365)
TENTH = Decimal("0.1")


def projects_of(scope: Scope) -> ProjectQuerySet:
    """Published projects, confirmed for the node where there is one."""
    projects = Project.objects.filter(is_published=True)
    if not scope.node_ids:
        return projects
    tied = Project.objects.filter(ties__state="confirmed", ties__node__in=scope.node_ids)
    return projects.filter(pk__in=tied.order_by().values("pk"))


def _running(scope: Scope) -> ProjectQuerySet:
    return projects_of(scope).running()


def _valued(scope: Scope) -> ProjectQuerySet:
    return _running(scope).valued_since(scope.day - A_YEAR)


def address(scope: Scope, **filters: str) -> str:
    """The list of exactly these projects: drafts are left out for whoever sees some."""
    node = {"node": scope.node.code} if scope.node else {}
    query = urlencode({"public": "yes"} | node | filters)
    return f"{reverse('projects:project_list')}?{query}"


@measure(
    "projects.count",
    label=_("Projects supported"),
    unit="count",
    reads=READS,
    explains=_("Public projects, by the year of their decision (else of their start)."),
    part_label=_("Year"),
    records=projects_of,
)
def count(scope: Scope) -> Figure:
    """How many projects, and how many in each of the last ten years."""
    days = projects_of(scope).values_list("dated_on", flat=True)
    years: dict[int, int] = defaultdict(int)
    for day in days:
        years[day.year if day else 0] += 1
    shown = range(scope.day.year - YEARS_SHOWN + 1, scope.day.year + 1)
    parts = [Part(str(y), years.get(y, 0), address(scope, year=str(y))) for y in shown]
    number = sum(years.values())
    return Figure(number, "count", counted=number, address=address(scope), parts=parts)


@measure(
    "projects.own_funds",
    label=_("Own funds committed"),
    unit=CURRENCY,
    reads=MONEY,
    explains=_(
        "The network’s own funds in the funding plans, each converted at the rate of its value "
        "date. Projects of which they are not known are left out, and counted as missing."
    ),
    part_label=_("Region"),
    records=lambda scope: projects_of(scope).with_known("own"),
)
def own_funds(scope: Scope) -> Figure:
    """The sum of own funds, by region."""
    return _money(scope, "own")


@measure(
    "projects.total_investment",
    label=_("Total investment"),
    unit=CURRENCY,
    reads=MONEY,
    explains=_(
        "The whole cost of projects: the sum of a complete funding plan, else the total that the "
        "preferred source states, each converted at the rate of its value date."
    ),
    part_label=_("Region"),
    records=lambda scope: projects_of(scope).with_known("total"),
)
def total_investment(scope: Scope) -> Figure:
    """The sum of all that projects cost, by region."""
    return _money(scope, "total")


def _money(scope: Scope, what: str) -> Figure:
    known = amounts_of(projects_of(scope), rate_table())
    sums = totals(known.values())
    whole = sums.own if what == "own" else sums.total
    parts = [
        Part(region.name, int(amount), address(scope, region=region.code, money=what))
        for region, amount in _by_region(known, what)
    ]
    return Figure(
        whole.amount.quantize(Decimal(1), ROUND_HALF_UP) if whole.counted else None,
        CURRENCY,
        counted=whole.counted,
        out_of=whole.out_of,
        address=address(scope, money=what),
        parts=parts,
        is_approximate=True,
    )


def _by_region(known: dict[int, Amounts], what: str) -> list[tuple[Region, Decimal]]:
    """What projects in one region only amount to; those in several count in none."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for project, regions in _regions_of(known).items():
        amount = known[project].own if what == "own" else known[project].total
        if len(regions) == 1 and amount is not None:
            sums[next(iter(regions))] += amount
    return [(each, sums[each.pk]) for each in Region.objects.all() if each.pk in sums]


def _regions_of(projects: Any) -> dict[int, set[int]]:
    """The regions in which each project has a place."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Place.objects.order_by().values_list("project", "country__region", "region")
    for project, of_country, own in rows:
        region = of_country or own
        if region and project in projects:
            found[project].add(region)
    return found


@measure(
    "projects.leverage",
    label=_("Leverage"),
    unit="ratio",
    reads=MONEY,
    explains=_("Total investment divided by own funds, over the projects of which both are known."),
    chart="",
    records=lambda scope: projects_of(scope).with_leverage(),
)
def leverage(scope: Scope) -> Figure:
    """Total investment ÷ own funds, of the projects that tell both."""
    sums = totals(amounts_of(projects_of(scope), rate_table()).values())
    return Figure(
        sums.leverage.quantize(TENTH, ROUND_HALF_UP) if sums.leverage else None,
        "ratio",
        counted=sums.levered,
        out_of=sums.own.out_of,
        address=address(scope, money="both"),
        is_approximate=True,
    )


@measure(
    "projects.by_region",
    label=_("Projects by region"),
    unit="count",
    reads=PLACED,
    explains=_("Public projects by region; one in several regions counts in each."),
    part_label=_("Region"),
    records=projects_of,
)
def by_region(scope: Scope) -> Figure:
    """How many projects have a place in each region."""
    keys = frozenset(projects_of(scope).values_list("pk", flat=True))
    regions = _regions_of(keys)
    counts: dict[int, int] = defaultdict(int)
    for found in regions.values():
        for region in found:
            counts[region] += 1
    parts = [
        Part(region.name, counts[region.pk], address(scope, region=region.code))
        for region in Region.objects.all()
        if region.pk in counts
    ]
    return Figure(
        len(regions),
        "count",
        counted=len(regions),
        out_of=len(keys),
        address=address(scope),
        parts=parts,
    )


@measure(
    "projects.by_theme",
    label=_("Projects by theme"),
    unit="count",
    reads=(*READS, "terms.theme"),
    explains=_("Public projects by theme, most frequent first; one may have several themes."),
    part_label=_("Theme"),
    records=projects_of,
)
def by_theme(scope: Scope) -> Figure:
    """How many projects are about each theme."""
    projects = projects_of(scope).order_by()
    rows = projects.filter(themes__isnull=False).values_list("themes").annotate(Count("pk"))
    themes = Theme.objects.in_bulk()
    counted = sorted(rows, key=lambda row: (-row[1], row[0]))
    parts = [
        Part(themes[pk].name, number, address(scope, theme=themes[pk].code))
        for pk, number in counted
    ]
    themed = projects.filter(themes__isnull=False).values("pk").distinct().count()
    return Figure(
        themed,
        "count",
        counted=themed,
        out_of=projects.count(),
        address=address(scope),
        parts=parts,
    )


@measure(
    "projects.states",
    label=_("Projects by state"),
    unit="count",
    reads=READS,
    explains=_("Public projects by their state."),
    part_label=_("State"),
    records=projects_of,
)
def states(scope: Scope) -> Figure:
    """How many projects are in each state."""
    counts = dict(projects_of(scope).order_by().values_list("state").annotate(Count("pk")))
    parts = [
        Part(label, counts[state], address(scope, state=state))
        for state, label in Project.State.choices
        if state in counts
    ]
    number = sum(counts.values())
    return Figure(number, "count", counted=number, address=address(scope), parts=parts)


@measure(
    "projects.with_recent_indicator_value",
    label=_("Running projects with an indicator valued within a year"),
    unit="percent",
    reads=READS,
    explains=_("Of the public projects under way, those with a value of an indicator this year."),
    part_label=_("Indicators"),
    records=_valued,
)
def with_recent_indicator_value(scope: Scope) -> Figure:
    """The share of running projects that were measured within a year."""
    running, valued = _running(scope).count(), _valued(scope).count()
    with_value = address(scope, state="running", values="with")
    parts = [
        Part(_("With a value within a year"), valued, with_value),
        Part(
            _("Without a value within a year"),
            running - valued,
            address(scope, state="running", values="without"),
        ),
    ]
    return Figure.percentage(
        valued,
        running,
        address=with_value,
        parts=parts,
        part_unit="count",
        period=_within(scope.day),
    )


def _within(day: date) -> str:
    return f"{day - A_YEAR}/{day}"
