"""Who heads the members: women among them, mandates that end."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from parvis.kit.dated import holds_on
from parvis.kit.dates import months_after
from parvis.members.models import Mandate, MandateQuerySet, Organisation
from parvis.strategy.figures import Figure, Part, Scope, share
from parvis.terms.models import Region

from . import measure
from .addresses import members

READS = (
    "members.mandate",
    "members.person",
    "members.office",
    "members.membership",
    "members.organisation",
)
YEARS = 10
MONTHS = 6
FEMALE = "f"


def heads_on(day: date) -> MandateQuerySet:
    """Mandates, on that day, of those who head a member."""
    return Mandate.objects.of_heads().of_members(day).as_of(day)


def _shown(mandates: MandateQuerySet) -> MandateQuerySet:
    related = ("person", "office__role_type", "office__organisation__country")
    return mandates.select_related(*related).order_by("office__organisation__folded", "pk")


def _named(mandate: Mandate) -> str:
    return f"{mandate.office.organisation} – {mandate}"


def _women(scope: Scope) -> MandateQuerySet:
    return _shown(heads_on(scope.day).filter(person__gender=FEMALE))


def _share_of_women(counts: Counter[str], **rest: Any) -> Figure:
    """Of those whose gender is known; the interval holds whoever the others are."""
    total = sum(counts.values())
    women, unknown = counts[FEMALE], counts[""]
    known = total - unknown
    return Figure(
        share(women, known),
        "percent",
        counted=known,
        out_of=total,
        numerator=women,
        denominator=known,
        lowest=share(women, total),
        highest=share(women + unknown, total),
        **rest,
    )


@measure(
    "members.women_heads",
    label=_("Women among the heads of members"),
    unit="percent",
    reads=READS,
    by_node=False,
    part_label=_("Region"),
    records=_women,
    record_label=_named,
    explains=_(
        "Mayors, governors and presidents in office today in the members: women among those whose "
        "gender is known. Where it is not known nobody guesses: the interval says how low and how "
        "high the share can be."
    ),
)
def women_heads(scope: Scope) -> Figure:
    rows = (
        heads_on(scope.day)
        .order_by()
        .values_list("office__organisation__country__region", "person__gender")
    )
    regions: dict[int | None, Counter[str]] = defaultdict(Counter)
    for region, gender, count in rows.annotate(Count("person", distinct=True)):
        regions[region][gender] += count
    everywhere: Counter[str] = sum(regions.values(), Counter())
    parts = []
    for region in Region.objects.all():
        counts = regions.get(region.pk)
        if counts:
            figure = _share_of_women(counts)
            address = members(head_gender=FEMALE, region=region.code)
            part = Part(region.name, figure.value, address, figure.counted, figure.out_of)
            parts.append(part)
    address = members(head_gender=FEMALE)
    return _share_of_women(everywhere, parts=parts, address=address)


def year_ends(day: date) -> list[date]:
    """The last day of each of the ten years up to this one, which ends today."""
    years = range(day.year - YEARS + 1, day.year)
    return [*(date(year, 12, 31) for year in years), day]


@measure(
    "members.women_heads_by_year",
    label=_("Women among the heads of members, by year"),
    unit="percent",
    reads=READS,
    by_node=False,
    chart="line",
    part_label=_("Year"),
    records=_women,
    record_label=_named,
    explains=_(
        "The share of women among the heads in office on 31 December of each year, today for this "
        "year, in those that were members on that day, as far as the mandates are known."
    ),
)
def women_heads_by_year(scope: Scope) -> Figure:
    days = year_ends(scope.day)
    asked = {}
    for day in days:
        held = holds_on(day) & holds_on(day, "office__organisation__memberships__")
        member = Q(office__organisation__memberships__isnull=False)
        for name, gender in (("f", Q(person__gender=FEMALE)), ("unknown", Q(person__gender=""))):
            condition = held & member & gender
            asked[f"{name}_{day.year}"] = Count("person", filter=condition, distinct=True)
        asked[f"all_{day.year}"] = Count("person", filter=held & member, distinct=True)
    found = Mandate.objects.of_heads().order_by().aggregate(**asked)
    parts = []
    for day in days:
        total, women = found[f"all_{day.year}"], found[f"f_{day.year}"]
        known = total - found[f"unknown_{day.year}"]
        address = members(head_gender=FEMALE, as_of=day.isoformat())
        parts.append(Part(str(day.year), share(women, known), address, known, total))
    last, year = parts[-1], scope.day.year
    return Figure(
        last.value,
        "percent",
        counted=last.counted,
        out_of=last.out_of,
        numerator=found[f"f_{year}"],
        denominator=last.counted,
        lowest=share(found[f"f_{year}"], last.out_of or 0),
        highest=share(found[f"f_{year}"] + found[f"unknown_{year}"], last.out_of or 0),
        period=f"{days[0].year}/{year}",
        address=last.address,
        parts=parts,
        is_approximate=True,
    )


def _headed(scope: Scope) -> Any:
    members_today = Organisation.objects.members_on(scope.day)
    return members_today.headed_on(scope.day).select_related("country")


@measure(
    "members.with_head",
    label=_("Members whose head in office is known"),
    unit="percent",
    reads=READS,
    by_node=False,
    part_label=_("Region"),
    records=_headed,
    explains=_(
        "Members of which the directory names the mayor, governor or president in office today."
    ),
)
def with_head(scope: Scope) -> Figure:
    everybody = Organisation.objects.members_on(scope.day)
    return by_region(everybody, everybody.headed_on(scope.day), having="head")


def by_region(everybody: Any, among: Any, **filters: Any) -> Figure:
    """The share of members that are `among`, with the share in each region."""
    totals = _regions(everybody)
    found = _regions(among)
    parts = [
        Part(
            region.name,
            share(found[region.pk], totals[region.pk]),
            members(region=region.code, **filters),
            found[region.pk],
            totals[region.pk],
        )
        for region in Region.objects.all()
        if totals[region.pk]
    ]
    return Figure.percentage(found.total(), totals.total(), address=members(**filters), parts=parts)


def _regions(organisations: Any) -> Counter[int | None]:
    rows = organisations.order_by().values_list("country__region").annotate(Count("pk"))
    return Counter(dict(rows))


def _ending(scope: Scope) -> MandateQuerySet:
    until = months_after(scope.day, MONTHS)
    heads = heads_on(scope.day).filter(ends_on__gte=scope.day, ends_on__lte=until)
    return _shown(heads).order_by("ends_on", "pk")


@measure(
    "members.mandates_ending",
    label=_("Mandates of heads that end within six months"),
    unit="count",
    reads=READS,
    by_node=False,
    part_label=_("Month"),
    records=_ending,
    public_list=False,
    record_label=_named,
    explains=_(
        "Mandates in office today, of those who head a member, whose known end falls within the "
        "next six months. Complete as far as the ends of mandates are known."
    ),
)
def mandates_ending(scope: Scope) -> Figure:
    heads = heads_on(scope.day)
    dated = heads.filter(ends_on__isnull=False).count()
    months = Counter(
        day.strftime("%Y-%m") for day in _ending(scope).values_list("ends_on", flat=True)
    )
    until = months_after(scope.day, MONTHS)
    return Figure(
        months.total(),
        "count",
        counted=dated,
        out_of=heads.count(),
        address=members(ending=MONTHS),
        period=f"{scope.day}/{until}",
        parts=[Part(month, months[month]) for month in sorted(months)],
    )
