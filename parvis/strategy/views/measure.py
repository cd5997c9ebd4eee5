"""A figure opened: its value, its parts, how it is computed, its records."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from parvis.kit import clock
from parvis.kit.refusing import require
from parvis.strategy import rules, tasks
from parvis.strategy.actions import figure_of
from parvis.strategy.figures import Measure, Scope, known_measure, known_measures
from parvis.strategy.models import Gauge, Node

from .asking import actor, the_node
from .shown import Shown, measures_shown

PER_PAGE = 25


@require_safe
@login_not_required
def measure_list(request: HttpRequest) -> HttpResponse:
    """All the figures that the rooms offer, for the whole network."""
    shown = measures_shown(known_measures(), request.user)
    names = _room_names()
    order = [*names, *{each.measure.room for each in shown}]
    shown.sort(key=lambda each: order.index(each.measure.room))
    rooms = groupby(shown, lambda each: each.measure.room)
    context = {
        "rooms": [(names.get(room, room.capitalize()), list(each)) for room, each in rooms],
        "count": len(shown),
        "can_refresh": rules.can_refresh_figures(request.user),
    }
    return render(request, "strategy/measure_list.html", context)


def _room_names() -> dict[str, str]:
    """What each room is called, in the order of the page; others follow."""
    return {
        "members": _("Members"),
        "projects": _("Projects"),
        "events": _("Agenda"),
        "key_moments": _("Programme"),
    }


@require_safe
@login_not_required
def measure_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One figure, of the whole network or of the part named in `node`, down to its records."""
    measure = known_measure(code)
    if measure is None:
        raise Http404
    require(rules.can_see_measure(request.user, measure))
    named = request.GET.get("node", "").replace("\0", "")[:20]
    node = the_node(request, named) if named and measure.by_node else None
    opens_lists = rules.can_open_list(request.user, measure)
    shown = Shown(measure, figure_of(measure, node), node, opens_lists=opens_lists)
    context = {
        "shown": shown,
        "node": node,
        "day": clock.today(),
        "records": _records(request, measure, node),
        "nodes": _nodes(request, measure, node),
    }
    return render(request, "strategy/measure_detail.html", context)


def _records(request: HttpRequest, measure: Measure, node: Node | None) -> Page[Any] | None:
    """What was counted, as the reader may see it: (label, address) of 25 rows."""
    if measure.records is None:
        return None
    below = Node.objects.under(node).values_list("pk", flat=True) if node else ()
    rows = measure.records(Scope(node, clock.today(), frozenset(below)))
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(request.user)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page", "")[:9])
    page.object_list = [(measure.record_label(row), _url(row)) for row in page.object_list]
    return page


def _url(row: Any) -> str:
    return str(row.get_absolute_url()) if hasattr(row, "get_absolute_url") else ""


def _nodes(request: HttpRequest, measure: Measure, node: Node | None) -> list[Node]:
    """The other parts of the programme that show this figure."""
    gauges = Gauge.objects.filter(measure=measure.code).values("node")
    return [
        each for each in Node.objects.visible_to(request.user).filter(pk__in=gauges) if each != node
    ]


@require_POST
def figures_refresh(request: HttpRequest) -> HttpResponse:
    """Have all the figures computed anew; the page of the job says how far it is."""
    require(rules.can_refresh_figures(request.user))
    return redirect(tasks.start_refresh(by=actor(request)))
