"""The members themselves: how many, where, of which kind, how they can be reached."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from parvis.kit.dated import holds_on
from parvis.members.models import Membership, Organisation
from parvis.strategy.figures import Figure, Part, Scope
from parvis.terms.models import Country, Region

from . import measure
from .addresses import members
from .heads import YEARS, by_region, year_ends

MEMBERS = ("members.organisation", "members.membership")
CONTACTS = (*MEMBERS, "members.contactpoint", "members.office")


def _members(scope: Scope) -> Any:
    return Organisation.objects.members_on(scope.day).select_related("country")


def _grouped(scope: Scope, field: str) -> Counter[Any]:
    rows = Organisation.objects.members_on(scope.day).order_by().values_list(field)
    return Counter(dict(rows.annotate(Count("pk"))))


@measure(
    "members.count",
    label=_("Members"),
    unit="count",
    reads=MEMBERS,
    by_node=False,
    chart="line",
    part_label=_("Year"),
    records=_members,
    explains=_(
        "Organisations that are members today, and those that were on 31 December of each of the "
        "last years, as far as their admission is dated."
    ),
)
def members_count(scope: Scope) -> Figure:
    days = year_ends(scope.day)
    asked = {
        f"on_{day.year}": Count("organisation", filter=holds_on(day), distinct=True) for day in days
    }
    found = Membership.objects.order_by().aggregate(**asked)
    parts = [
        Part(str(day.year), found[f"on_{day.year}"], members(as_of=day.isoformat())) for day in days
    ]
    period = f"{days[0].year}/{scope.day.year}"
    return Figure(parts[-1].value, "count", address=members(), period=period, parts=parts)


@measure(
    "members.by_region",
    label=_("Members by region"),
    unit="count",
    reads=MEMBERS,
    by_node=False,
    part_label=_("Region"),
    records=_members,
    explains=_("Organisations that are members today, in the regions in which the network works."),
)
def members_by_region(scope: Scope) -> Figure:
    counts = _grouped(scope, "country__region")
    parts = [
        Part(region.name, counts[region.pk], members(region=region.code))
        for region in Region.objects.all()
        if counts[region.pk]
    ]
    total = counts.total()
    placed = total - counts[None]
    return Figure(total, "count", counted=placed, out_of=total, address=members(), parts=parts)


@measure(
    "members.by_category",
    label=_("Members by category"),
    unit="count",
    reads=MEMBERS,
    by_node=False,
    chart="share",
    part_label=_("Category"),
    records=_members,
    explains=_("Memberships that hold today: full, associate and honorary members."),
)
def members_by_category(scope: Scope) -> Figure:
    rows = Membership.objects.as_of(scope.day).order_by().values_list("category")
    counts = Counter(dict(rows.annotate(Count("organisation", distinct=True))))
    parts = [
        Part(category.label, counts[category], members(category=category.value))
        for category in Membership.Category
        if counts[category]
    ]
    return Figure(counts.total(), "count", address=members(), parts=parts)


@measure(
    "members.by_kind",
    label=_("Members by kind"),
    unit="count",
    reads=MEMBERS,
    by_node=False,
    part_label=_("Kind"),
    records=_members,
    explains=_("Members today: cities, regions, groupings and associations of authorities."),
)
def members_by_kind(scope: Scope) -> Figure:
    counts = _grouped(scope, "kind")
    parts = [
        Part(kind.label, counts[kind], members(kind=kind.value))
        for kind in Organisation.Kind
        if counts[kind]
    ]
    return Figure(counts.total(), "count", address=members(), parts=parts)


def _countries(scope: Scope) -> Any:
    countries = Organisation.objects.members_on(scope.day).order_by().values("country")
    return Country.objects.filter(pk__in=countries).order_by("folded")


@measure(
    "members.countries",
    label=_("Countries with a member"),
    unit="count",
    reads=MEMBERS,
    by_node=False,
    part_label=_("Region"),
    records=_countries,
    explains=_("Countries in which at least one organisation is a member today."),
)
def countries(scope: Scope) -> Figure:
    rows = Organisation.objects.members_on(scope.day).filter(country__isnull=False).order_by()
    by_place = rows.values_list("country__region").annotate(Count("country", distinct=True))
    counts = Counter(dict(by_place))
    parts = [
        Part(region.name, counts[region.pk], members(region=region.code))
        for region in Region.objects.all()
        if counts[region.pk]
    ]
    return Figure(counts.total(), "count", address=members(), parts=parts)


def _new(scope: Scope) -> Any:
    dated = Membership.objects.exclude(start="")
    recent = dated.filter(starts_on__year=scope.day.year, starts_on__lte=scope.day)
    return recent.select_related("organisation").order_by("-starts_on", "pk")


@measure(
    "members.new_by_year",
    label=_("New members by year"),
    unit="count",
    reads=MEMBERS,
    by_node=False,
    chart="line",
    part_label=_("Year"),
    records=_new,
    explains=_(
        "Memberships that began in each of the last ten years, this year up to today. Those whose "
        "year of admission no source tells are left out."
    ),
)
def new_by_year(scope: Scope) -> Figure:
    first = scope.day.year - YEARS + 1
    known = Membership.objects.exclude(start="")
    recent = known.filter(starts_on__year__gte=first, starts_on__lte=scope.day).order_by()
    rows = recent.annotate(year=ExtractYear("starts_on")).values_list("year").annotate(Count("pk"))
    counts = Counter(dict(rows))
    parts = [
        Part(str(year), counts[year], members(since=year))
        for year in range(first, scope.day.year + 1)
    ]
    return Figure(
        counts[scope.day.year],
        "count",
        counted=known.count(),
        out_of=Membership.objects.count(),
        address=members(since=scope.day.year),
        period=f"{first}/{scope.day.year}",
        parts=parts,
    )


def _reachable(scope: Scope) -> Any:
    return _members(scope).reachable_on(scope.day)


@measure(
    "members.with_contact",
    label=_("Members that can be reached"),
    unit="percent",
    reads=CONTACTS,
    by_node=False,
    part_label=_("Region"),
    records=_reachable,
    public_list=False,
    explains=_(
        "Members of which the directory holds a contact that is valid today: of the organisation "
        "itself or of one of its offices."
    ),
)
def with_contact(scope: Scope) -> Figure:
    everybody = Organisation.objects.members_on(scope.day)
    return by_region(everybody, everybody.reachable_on(scope.day), having="contact")


def _beyond(scope: Scope) -> Any:
    return _members(scope).reachable_beyond_international_relations(scope.day)


@measure(
    "members.beyond_international_relations",
    label=_("Members reached beyond their international-relations desk"),
    unit="percent",
    reads=CONTACTS,
    by_node=False,
    part_label=_("Region"),
    records=_beyond,
    public_list=False,
    explains=_(
        "Members of which a technical or administrative service other than international relations "
        "has a contact that is valid today."
    ),
)
def beyond_international_relations(scope: Scope) -> Figure:
    everybody = Organisation.objects.members_on(scope.day)
    beyond = everybody.reachable_beyond_international_relations(scope.day)
    return by_region(everybody, beyond, having="service")


def _capitals(scope: Scope) -> Any:
    return _members(scope).filter(is_capital=True)


@measure(
    "members.capitals_reached",
    label=_("Capital cities that can be reached"),
    unit="percent",
    reads=CONTACTS,
    by_node=False,
    part_label=_("Region"),
    records=_capitals,
    public_list=False,
    explains=_(
        "Of the members that are the capital of their country, those with a contact that is valid "
        "today: through them the diplomatic posts are kept informed."
    ),
)
def capitals_reached(scope: Scope) -> Figure:
    capitals = Organisation.objects.members_on(scope.day).filter(is_capital=True)
    return by_region(capitals, capitals.reachable_on(scope.day), capital="on", having="contact")
