"""The agenda: a list, a month, a map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_safe

from parvis.events import figures, rules
from parvis.events.forms import EventFilters, FeedFilters
from parvis.events.models import Event, EventQuerySet
from parvis.kit import clock
from parvis.ui import formats
from parvis.ui.lists import Column, answer, page
from parvis.ui.maps import Point

PLACES = ("region", "country")
COLUMNS = [
    Column(
        "title",
        _("Event"),
        lambda event: event.title,
        link=lambda event: event.get_absolute_url(),
        sort="folded",
    ),
    Column("start", _("From"), lambda event: event.start, sort="starts_on"),
    Column("end", _("To"), lambda event: event.end, sort="ends_on"),
    Column("kind", _("Kind"), lambda event: str(event.get_kind_display()), sort="kind"),
    Column("city", _("City"), lambda event: event.city, sort="city"),
    Column(
        "country",
        _("Country"),
        lambda event: event.country.name if event.country else "",
        sort="country__folded",
    ),
    Column(
        "state",
        _("State"),
        lambda event: str(event.get_state_display()),
        state=lambda event: event.state_kind,
        sort="state",
    ),
    Column("host", _("Host"), lambda event: event.host.name if event.host else "", hidden=True),
    Column("format", _("Format"), lambda event: str(event.get_format_display()), hidden=True),
    Column("number", _("Number"), lambda event: event.number, hidden=True),
    Column("theme", _("Theme"), lambda event: event.theme, hidden=True),
    Column("attendance", _("Attendance"), lambda event: event.attendance, hidden=True),
    Column("source", _("Source"), lambda event: event.source, hidden=True),
]


def sentence(filters: EventFilters, count: int) -> str:
    """« 3 événements à venir – Afrique de l’Ouest »."""
    told = _counted(filters.when_shown, count)
    places = [str(filters.values[name]) for name in PLACES if name in filters.values]
    if not places:
        return told
    return _now("%(told)s – %(places)s") % {"told": told, "places": ", ".join(places)}


def _counted(when: str, count: int) -> str:
    if when == "upcoming":
        text = ngettext("%(count)s upcoming event", "%(count)s upcoming events", count)
    elif when == "past":
        text = ngettext("%(count)s past event", "%(count)s past events", count)
    else:
        text = ngettext("%(count)s event", "%(count)s events", count)
    return text % {"count": formats.number(count)}


def point(event: Event) -> Point | None:
    """Where it takes place, else where its host is."""
    place = event.coordinates
    return Point(*place, str(event), event.get_absolute_url()) if place else None


@login_not_required
@require_safe
def event_list(request: HttpRequest) -> HttpResponseBase:
    """What comes and what was; as a list, month by month, or on a map."""
    filters = EventFilters(request.GET)
    visible = Event.objects.visible_to(request.user).select_related("country", "host")
    found = filters.apply(visible)
    context: dict[str, Any] = {
        "can_create": rules.can_create(request.user),
        "calendar_url": f"?{_query(filters, view='calendar')}",
        "subscribe_url": _subscribe_url(filters),
        "when": filters.when_shown,
    }
    if request.GET.get("view") == "calendar" and "export" not in request.GET:
        first = figures.month_of(request.GET.get("month", ""), clock.today())
        context |= {"listing": Month(filters, found, first), "filters": filters}
        return render(request, "events/event_list_calendar.html", context)
    listing = page(
        request,
        found,
        filters=filters,
        columns=COLUMNS,
        noun=partial(sentence, filters),
        can_export=True,
        points=point,
    )
    return answer(request, "events/event_list.html", listing, context)


def _query(filters: EventFilters, **own: str) -> str:
    query = filters.keeping()
    for name, value in own.items():
        query[name] = value
    return str(query.urlencode())


def _subscribe_url(filters: EventFilters) -> str:
    kept = filters.keeping(*(set(filters.fields) - set(FeedFilters.base_fields)))
    url = reverse("events:calendar_subscribe")
    return f"{url}?{kept.urlencode()}" if kept else url


@dataclass(frozen=True)
class Day:
    """One square of the month."""

    day: date
    events: list[Any]
    is_today: bool


class Month:
    """The events of one month, in weeks; it carries what the filters need."""

    noun = ngettext_lazy("%(count)s event in %(month)s", "%(count)s events in %(month)s", "count")

    def __init__(self, filters: EventFilters, events: EventQuerySet, first: date) -> None:
        self.filters = filters
        self.first = first
        self.last = (figures.month_after(first, 1) or date.max) - timedelta(days=1)
        self.events = list(events.within(first, self.last).order_by("starts_on", "folded", "pk"))
        self.kept = [("view", "calendar"), ("month", f"{first:%Y-%m}")]

    @property
    def name(self) -> str:
        return date_format(self.first, "F Y")

    @property
    def sentence(self) -> str:
        number = len(self.events)
        return str(self.noun % {"count": number, "month": self.name})

    @property
    def weeks(self) -> list[list[Day | None]]:
        """Each week with its days and what goes on; only events with exact days."""
        exact = [(e.starts_on, e.ends_on, e) for e in self.events if e.has_exact_day]
        days = figures.by_day(exact, self.first, self.last)
        today = clock.today()
        return [
            [Day(day, days.get(day, []), day == today) if day else None for day in week]
            for week in figures.weeks(self.first)
        ]

    @property
    def inexact(self) -> list[Event]:
        """Events of this month, or of this year, of which the day is not known."""
        return [event for event in self.events if not event.has_exact_day]

    @property
    def heads(self) -> list[str]:
        """Names of the days of the week, Monday first."""
        monday = date(2024, 1, 1)
        return [date_format(monday + timedelta(days=n), "l") for n in range(7)]

    def _url(self, months: int) -> str:
        other = figures.month_after(self.first, months)
        if other is None:
            return ""
        return f"?{_query(self.filters, view='calendar', month=f'{other:%Y-%m}')}"

    @property
    def previous_url(self) -> str:
        return self._url(-1)

    @property
    def next_url(self) -> str:
        return self._url(1)

    @property
    def list_url(self) -> str:
        return f"?{_query(self.filters)}"
