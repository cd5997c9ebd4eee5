"""One event."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.events import actions, rules
from parvis.events.forms import EventForm
from parvis.events.models import Event
from parvis.journal.models import Entry, changes_of
from parvis.kit.refusing import require
from parvis.members.forms.fields import language_choices
from parvis.members.models import Organisation
from parvis.strategy.models import Node
from parvis.ui.formats import locale

if TYPE_CHECKING:
    from parvis.people.models import User


def visible_event(request: HttpRequest, slug: str) -> Event:
    """The event at this address, if the person may see it; else 404."""
    events = Event.objects.visible_to(request.user)
    return get_object_or_404(events.select_related("country", "host", "parent"), slug=slug)


@login_not_required
@require_safe
def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """When, where, who, what it serves; the same sheet for everybody."""
    event = visible_event(request, slug)
    user = request.user
    can_tie = rules.can_tie(user, event)
    organisations = Organisation.objects.visible_to(user)
    context = {
        "event": event,
        "hours": _hours(event, rules.zone_of(user)),
        "host": _seen(event.host, organisations),
        "organisers": event.organisers.select_related("organisation"),
        "seen_organisations": _seen_keys(event, organisations),
        "parent": _seen(event.parent, Event.objects.visible_to(user)),
        "parts": Event.objects.visible_to(user).filter(parent=event).order_by("starts_on", "pk"),
        "nodes": Node.objects.filter(event_ties__event=event, event_ties__state="confirmed"),
        "proposed": event.proposed_nodes() if can_tie else [],
        "moments": event.moments_nearby(),
        "languages": [name for code, name in language_choices() if code in event.languages],
        "can_edit": rules.can_edit(user, event),
        "can_tie": can_tie,
        "can_read_notes": rules.can_read_notes(user),
        "description": " – ".join(filter(None, map(str, _told(event)))),
    }
    return render(request, "events/event_detail.html", context)


def _seen(thing: Any, visible: Any) -> Any:
    """The thing if the person may see its page; else None."""
    return thing if thing and visible.filter(pk=thing.pk).exists() else None


def _seen_keys(event: Event, visible: Any) -> set[int]:
    """Keys of the organisers' organisations of which the person may see the page."""
    keys = event.organisers.exclude(organisation=None).values("organisation")
    return set(visible.filter(pk__in=keys).values_list("pk", flat=True))


def _hours(event: Event, reader: ZoneInfo) -> dict[str, Any]:
    """When it begins and ends where it is, and for the reader where clocks differ."""
    begins, ends = event.starts_at, event.ends_at
    known = begins or ends
    hours = {"begins": begins, "ends": ends, "zone": _city_of(event.zone)}
    if known and known.utcoffset() != known.astimezone(reader).utcoffset():
        hours |= {
            "reader_begins": _in_zone(begins, reader),
            "reader_ends": _in_zone(ends, reader),
            "reader_zone": _city_of(reader.key),
        }
    return hours


def _in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    return moment.astimezone(zone) if moment else None


def _city_of(zone: str) -> str:
    """The place that a zone is named after, in the reader’s words: Africa/Cairo is « Le Caire »."""
    return str(get_timezone_location(zone, locale=locale(), return_city=True))


def _told(event: Event) -> tuple[object, ...]:
    """What a shared link says of it: kind, place, theme."""
    return event.get_kind_display(), event.place, event.theme


def event_create(request: HttpRequest) -> HttpResponse:
    """Put an event in the agenda."""
    require(rules.can_create(request.user))
    form = EventForm(request.POST or None)
    if form.is_valid():
        event = _save(request, form)
        messages.success(request, _("The event is in the agenda."))
        return redirect(event)
    context = {
        "form": form,
        "title": _("New event"),
        "submit_label": _("Put in the agenda"),
        "cancel_url": reverse("events:event_list"),
    }
    return render(request, "events/event_create.html", context)


def event_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change an event."""
    event = visible_event(request, slug)
    require(rules.can_edit(request.user, event))
    form = EventForm(request.POST or None, instance=event)
    if form.is_valid():
        event = _save(request, form)
        messages.success(request, _("The event is changed."))
        return redirect(event)
    # A form that was refused has written on its instance: the title shown is the stored one.
    stored = Event.objects.get(pk=event.pk) if form.is_bound else event
    context = {
        "form": form,
        "event": stored,
        "title": _("Change “%(event)s”") % {"event": stored},
        "submit_label": _("Save"),
        "cancel_url": stored.get_absolute_url(),
    }
    return render(request, "events/event_edit.html", context)


def _save(request: HttpRequest, form: EventForm) -> Event:
    return actions.save(
        form, by=cast("User", request.user), organisers=form.cleaned_data["organisers"]
    )


def event_restore(request: HttpRequest, slug: str, sequence: int) -> HttpResponse:
    """Bring back what an entry of the history changed."""
    event = visible_event(request, slug)
    require(rules.can_edit(request.user, event))
    entry = get_object_or_404(Entry.objects.about(event), sequence=sequence)
    require(entry.can_be_brought_back)
    if request.method == "POST":
        actions.restore(event, entry, by=cast("User", request.user))
        messages.success(request, _("What was before is back."))
        return redirect(event)
    context = {
        "thing": event,
        "changes": changes_of([entry])[entry.sequence],
        "submit_label": _("Bring it back"),
        "cancel_url": event.get_absolute_url(),
    }
    return render(request, "journal/restore.html", context)
