"""Calendars that others read: one event, the public agenda, a person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from parvis.events import actions, exchange, rules
from parvis.events.forms import FeedFilters
from parvis.events.models import Event, FeedToken
from parvis.kit.refusing import require
from parvis.strategy.models import KeyMoment

from .event import visible_event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parvis.people.models import User

FRESH_FOR = 900  # seconds


@login_not_required
@require_safe
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """One event as a file for a calendar."""
    event = visible_event(request, slug)
    if not event.has_exact_day:
        raise Http404
    content = exchange.calendar([event], name=str(event.title))
    response = HttpResponse(content, content_type=exchange.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """The public agenda, whoever reads it, narrowed by the address."""
    response = _feed(request.GET, AnonymousUser())
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


@login_not_required
@require_safe
def calendar_personal(request: HttpRequest, token: str) -> HttpResponse:
    """What the owner of this secret address sees, in their language; never kept by a cache."""
    feed = FeedToken.objects.opened_by(token)
    if feed is None:
        raise Http404
    with translation.override(feed.user.language):
        response = _feed(request.GET, feed.user)
    patch_cache_control(response, private=True, no_store=True)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _feed(query: QueryDict, user: User | AnonymousUser) -> HttpResponse:
    filters = FeedFilters(query)
    events = exchange.recent(filters.apply(Event.objects.visible_to(user)))
    moments = _moments(filters) if query.get("key_moments") == "1" else ()
    name = _("Agenda – %(network)s") % {"network": settings.NETWORK_SHORT_NAME}
    content = exchange.calendar(events, moments, name=name)
    return HttpResponse(content, content_type=exchange.CONTENT_TYPE)


def _moments(filters: FeedFilters) -> Iterable[KeyMoment]:
    moments = KeyMoment.objects.select_related("node")
    node = filters.values.get("node")
    if not node:
        return moments
    return moments.filter(node__path__startswith=node.path, node__programme=node.programme_id)


@login_not_required
def calendar_subscribe(request: HttpRequest) -> HttpResponse:
    """The addresses of the public agenda and of one's own; a POST gives a new one."""
    if request.method == "POST":
        require(request.user.is_authenticated)
        actions.open_feed(cast("User", request.user))
        messages.success(request, _("Your calendar address is ready."))
        return HttpResponseRedirect(request.get_full_path())
    filters = FeedFilters(request.GET)
    kept = filters.keeping()
    if request.GET.get("key_moments") == "1":
        kept["key_moments"] = "1"
    own = FeedToken.objects.visible_to(request.user).in_force().first()
    context = {
        "filters": filters,
        "kept": [(name, value) for name, value in kept.items() if name != "key_moments"],
        "with_moments": "key_moments" in kept,
        "public": _address(request, reverse("events:calendar_feed"), kept),
        "own": _own_address(request, own, kept) if own else None,
    }
    return render(request, "events/calendar_subscribe.html", context)


def _own_address(request: HttpRequest, feed: FeedToken, kept: QueryDict) -> dict[str, str]:
    return _address(request, reverse("events:calendar_personal", args=[feed.token]), kept)


def _address(request: HttpRequest, path: str, kept: QueryDict) -> dict[str, str]:
    """The address to copy, and the one that opens a calendar program."""
    url = request.build_absolute_uri(f"{path}?{kept.urlencode()}" if kept else path)
    return {"url": url, "webcal": f"webcal:{url.partition(':')[2]}"}


@require_POST
def calendar_revoke(request: HttpRequest) -> HttpResponse:
    """Stop one's secret calendar address."""
    feed = get_object_or_404(FeedToken.objects.visible_to(request.user).in_force())
    require(rules.can_revoke(request.user, feed))
    actions.revoke_feed(feed, by=cast("User", request.user))
    messages.success(request, _("The address no longer works."))
    return redirect("events:calendar_subscribe")
