"""Events going out as iCalendar (RFC 5545, 7986): one, a public feed, a person's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _
from icalendar.enums import CLASS, STATUS, TRANSP

from parvis.kit import clock
from parvis.strategy.models import KeyMoment

from .models import Event, EventQuerySet

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=6)
KEPT_FOR = timedelta(days=365)
MOMENTS_AHEAD = timedelta(days=730)
STATES = {
    Event.State.PLANNED: STATUS.TENTATIVE,
    Event.State.CONFIRMED: STATUS.CONFIRMED,
    Event.State.HELD: STATUS.CONFIRMED,
    Event.State.POSTPONED: STATUS.CANCELLED,
    Event.State.CANCELLED: STATUS.CANCELLED,
}
# What has no own hour does not occupy anybody.
FREE = TRANSP.TRANSPARENT


def recent(events: EventQuerySet) -> EventQuerySet:
    """What a subscribed calendar holds: exact days, from a year ago on."""
    rows = events.with_exact_days().filter(ends_on__gte=clock.today() - KEPT_FOR)
    return (
        rows.select_related("country", "host")
        .prefetch_related("themes", "organisers__organisation")
        .order_by("starts_on", "pk")
    )


def calendar(events: Iterable[Event], moments: Iterable[KeyMoment] = (), *, name: str) -> bytes:
    """A calendar of events and, all day, of the programme's key moments."""
    made = icalendar.Calendar.new(
        prodid="-//Parvis//Agenda//FR",
        name=one_line(name),
        uid=str(uuid5(NAMESPACE_URL, f"{settings.SITE_URL} {name}")),
        method="PUBLISH",
        refresh_interval=REFRESH,
    )
    entries = [*map(entry, events), *moment_entries(moments)]
    for each in (*_zones(entries), *entries):
        made.add_component(each)
    return bytes(made.to_ical())


def _zones(entries: list[icalendar.Event]) -> Iterator[icalendar.Timezone]:
    """The rules of each zone in which hours are written, for the years that need them."""
    hours = [each.start for each in entries if isinstance(each.start, datetime)]
    names = {moment.tzinfo.key for moment in hours if isinstance(moment.tzinfo, ZoneInfo)}
    years = [moment.year for moment in hours]
    for name in sorted(names):
        yield _zone(name, min(years), max(years))


@lru_cache(maxsize=512)
def _zone(name: str, first_year: int, last_year: int) -> icalendar.Timezone:
    """Kept, since a zone's rules are slow to work out."""
    return icalendar.Timezone.from_tzinfo(
        ZoneInfo(name), name, date(first_year - 1, 1, 1), date(last_year + 1, 12, 31)
    )


def entry(event: Event) -> icalendar.Event:
    """One event; it must have an exact day."""
    begins, ends = period(event)
    made = icalendar.Event.new(
        uid=str(event.uid),
        stamp=event.changed_at,
        created=event.created_at,
        last_modified=event.changed_at,
        sequence=event.sequence,
        summary=_summary(event),
        start=begins,
        end=ends,
        location=_location(event) or None,
        description=_description(event) or None,
        url=urljoin(settings.SITE_URL, event.get_absolute_url()),
        status=STATES[Event.State(event.state)],
        classification=CLASS.PUBLIC if event.is_public else CLASS.PRIVATE,
        categories=[str(event.get_kind_display()), *(str(theme) for theme in event.themes.all())],
        transparency=None if isinstance(begins, datetime) else FREE,
    )
    if place := event.coordinates:
        made.add("geo", place)
    return made


def period(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """Hours where both ends are known well enough, else whole days (the end excluded)."""
    assert event.start is not None
    first = event.start.first_day
    last = event.end.first_day if event.end and event.end.day else first
    begins, ends = event.starts_at, event.ends_at
    if begins and (ends or last == first):
        return begins, ends
    return first, last + timedelta(days=1)


def one_line(text: object) -> str:
    """Without line breaks, which would begin a property of their own."""
    return " ".join(str(text).split())


def _summary(event: Event) -> str:
    title = one_line(event.title)
    if event.state == Event.State.POSTPONED:
        return _("Postponed: %(title)s") % {"title": title}
    if event.state == Event.State.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": title}
    return title


def _location(event: Event) -> str:
    if event.format == Event.Format.ONLINE:
        return _("Online")
    return one_line(", ".join(filter(None, (event.venue, event.place))))


def _description(event: Event) -> str:
    organisers = ", ".join(str(each) for each in event.organisers.all())
    parts = [
        str(event.theme),
        str(event.description),
        _("Organised by %(names)s") % {"names": organisers} if organisers else "",
    ]
    return "\n\n".join("\n".join(part.splitlines()) for part in parts if part)


def moment_entries(moments: Iterable[KeyMoment]) -> Iterator[icalendar.Event]:
    """Each coming day of the key moments of which the day is known, over two years."""
    today = clock.today()
    midnight = datetime.combine(today, datetime.min.time(), ZoneInfo("UTC"))
    for moment in moments:
        day = moment.next_on(today)
        while day and day <= today + MOMENTS_AHEAD:
            yield icalendar.Event.new(
                uid=f"key-moment-{moment.pk}-{day}@parvis",
                stamp=midnight,
                summary=one_line(moment.label),
                start=day,
                end=day + timedelta(days=1),
                url=urljoin(settings.SITE_URL, moment.node.get_absolute_url()),
                categories=[_("Key moment of the programme"), str(moment.node.title)],
                transparency=FREE,
            )
            day = moment.next_on(day + timedelta(days=1))
