"""Figures of the agenda for the strategic programme."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.strategy.measures import Figure, Part, Scope, measure
from parvis.terms.models import Region

from .models import Event, EventQuerySet

READS = ("events.event", "events.tie")
YEARS_SHOWN = 10


def _events(scope: Scope) -> EventQuerySet:
    """Public events that hold, tied to the node where there is one."""
    events = Event.objects.filter(audience=Event.Audience.PUBLIC).that_hold()
    if not scope.node_ids:
        return events
    tied = Event.objects.filter(ties__state="confirmed", ties__node__in=scope.node_ids).order_by()
    return events.filter(pk__in=tied.values("pk"))


def _held(scope: Scope) -> EventQuerySet:
    return _events(scope).past(scope.day)


def _ahead(scope: Scope) -> EventQuerySet:
    return _events(scope).upcoming(scope.day)


def _address(scope: Scope, **filters: str) -> str:
    node = {"node": scope.node.code} if scope.node else {}
    query = urlencode({"when": "all", "counted": "on"} | node | filters)
    return f"{reverse('events:event_list')}?{query}"


@measure(
    "events.count",
    label=_("Events held"),
    unit="count",
    reads=READS,
    explains=_("Public events that are over, by year; cancelled and postponed ones are left out."),
    chart="bars",
    part_label=_("Year"),
    records=_held,
)
def count(scope: Scope) -> Figure:
    """Events held, and how many in each of the last ten years."""
    held = _held(scope)
    years = Counter(held.values_list("starts_on__year", flat=True))
    shown = range(scope.day.year - YEARS_SHOWN + 1, scope.day.year + 1)
    parts = [
        Part(str(year), years[year], _address(scope, when="past", year=str(year))) for year in shown
    ]
    number = sum(years.values())
    return Figure(
        number, "count", counted=number, address=_address(scope, when="past"), parts=parts
    )


@measure(
    "events.by_kind",
    label=_("Events by kind"),
    unit="count",
    reads=READS,
    explains=_("All public events, past and to come, by kind."),
    chart="bars",
    part_label=_("Kind"),
    records=_events,
)
def by_kind(scope: Scope) -> Figure:
    """All events, by kind, most frequent first."""
    rows = _events(scope).order_by().values_list("kind").annotate(Count("pk"))
    labels = dict(Event.Kind.choices)
    found = sorted(rows, key=lambda row: (-row[1], row[0]))
    parts = [Part(labels[kind], n, _address(scope, kind=kind)) for kind, n in found]
    number = sum(n for _kind, n in found)
    return Figure(number, "count", counted=number, address=_address(scope), parts=parts)


@measure(
    "events.by_region",
    label=_("Events by region"),
    unit="count",
    reads=(*READS, "terms.region", "terms.country"),
    explains=_("Public events by the region of their country; those online have none."),
    chart="bars",
    part_label=_("Region"),
    records=lambda scope: _events(scope).filter(country__region__isnull=False),
)
def by_region(scope: Scope) -> Figure:
    """Events whose country is known, by region."""
    events = _events(scope)
    counts = dict(events.order_by().values_list("country__region").annotate(Count("pk")))
    parts = [
        Part(region.name, counts[region.pk], _address(scope, region=region.code))
        for region in Region.objects.all()
        if region.pk in counts
    ]
    placed = sum(int(part.value or 0) for part in parts)
    return Figure(
        placed,
        "count",
        counted=placed,
        out_of=sum(counts.values()),
        address=_address(scope, placed="on"),
        parts=parts,
    )


@measure(
    "events.ahead",
    label=_("Events ahead"),
    unit="count",
    reads=READS,
    explains=_("Public events that are not over yet; a date still to fix counts."),
    chart="",
    part_label=_("Kind"),
    records=_ahead,
)
def ahead(scope: Scope) -> Figure:
    """Events that are not over, by kind."""
    rows = _ahead(scope).order_by().values_list("kind").annotate(Count("pk"))
    labels = dict(Event.Kind.choices)
    parts = [Part(labels[kind], n, _address(scope, when="upcoming", kind=kind)) for kind, n in rows]
    number = sum(n for _kind, n in rows)
    return Figure(
        number, "count", counted=number, address=_address(scope, when="upcoming"), parts=parts
    )
