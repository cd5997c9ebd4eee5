"""The first page: what the network is, with figures that lead to their records."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from parvis.events.models import Event, EventQuerySet
from parvis.journal.models import Head
from parvis.kit import clock
from parvis.members.models import Organisation
from parvis.projects.models import Project, ProjectQuerySet
from parvis.public import rules
from parvis.public.models import Statement
from parvis.strategy.models import Node
from parvis.ui.maps import Map, Point

EVENTS = PROJECTS = 5
KEPT_FOR = 3600  # seconds
NOBODY = AnonymousUser()


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The same for everybody, signed in or not: what is public, and nothing else."""
    members = Organisation.objects.visible_to(NOBODY)
    projects = Project.objects.visible_to(NOBODY)
    context = {
        "statement": Statement.objects.called("home"),
        "can_edit": rules.can_edit(request.user),
        "members_count": members.count(),
        "countries_count": members.order_by().values("country").distinct().count(),
        "projects_count": projects.count(),
        "map": _map(),
        "events": _next(Event.objects.visible_to(NOBODY)),
        "projects": _latest(projects),
        "priorities": Node.objects.of_kind(Node.Kind.PRIORITY),
    }
    return render(request, "public/home.html", context)


def _latest(projects: ProjectQuerySet) -> ProjectQuerySet:
    """The last ones decided or begun; those without a date come after."""
    known = projects.exclude(dated_on__gt=clock.today())
    return known.order_by(F("dated_on").desc(nulls_last=True), "-pk")[:PROJECTS]


def _next(events: EventQuerySet) -> EventQuerySet:
    """The next ones with a date."""
    dated = events.that_hold().filter(ends_on__gte=clock.today())
    return dated.order_by("starts_on", "pk")[:EVENTS]


def _map() -> Map:
    """Where the members are; kept until the directory changes, or the day."""
    key = f"public.home.map.{get_language()}.{clock.today()}.{_last_change()}"
    found = cache.get(key)
    if found is None:
        members = Organisation.objects.visible_to(NOBODY).filter(latitude__isnull=False)
        rows = members.only("slug", "name", "latitude", "longitude").order_by()
        found = Map(
            Point(float(row.latitude), float(row.longitude), str(row), row.get_absolute_url())
            for row in rows.iterator(chunk_size=2000)
        )
        found.dots  # noqa: B018 - drawn before it is kept
        cache.set(key, found, KEPT_FOR)
    return found


def _last_change() -> int:
    """The journal's last entry about organisations and memberships."""
    nouns = ["organisation", "membership"]
    heads = Head.objects.filter(subject_type__app_label="members", subject_type__model__in=nouns)
    return max(heads.values_list("sequence", flat=True), default=0)
