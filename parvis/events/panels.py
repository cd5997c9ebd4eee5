"""Boxes of the agenda on the pages of other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.prepared import prepared
from parvis.ui.panels import Panel, panel

from .models import Event, EventOrganiser, EventQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.members.models import Organisation
    from parvis.people.models import User
    from parvis.strategy.models import Node
    from parvis.terms.models import Country

    Somebody = User | AnonymousUser

SHOWN = 5
TOLD = ("slug", "title", "state", "start", "ends_on", "zone")


def _box(events: EventQuerySet, **filters: str) -> Panel | None:
    """The next ones, else the last ones, and the way to all."""
    events = events.only(*TOLD)
    coming = list(events.upcoming().that_hold().order_by("starts_on", "pk")[:SHOWN])
    past = list(events.past().order_by("-starts_on", "pk")[: SHOWN - len(coming)])
    if not coming and not past:
        return None
    context = {
        "coming": coming,
        "past": past,
        "all_url": f"{reverse('events:event_list')}?{urlencode({'when': 'all'} | filters)}",
    }
    return Panel(_("Events"), "events/panel.html", context, "events")


@panel("members.organisation", order=40)
def hosted(organisation: Organisation, user: Somebody) -> Panel | None:
    """Events that an organisation hosts or organises."""
    keys = _of_organisation(organisation.pk)
    if not keys:
        return None
    return _box(Event.objects.visible_to(user).filter(pk__in=keys), host=organisation.slug)


@prepared
def _of_organisation(organisation: int) -> QuerySet[Event, int]:
    organised = EventOrganiser.objects.filter(organisation=organisation).values("event")
    own = Event.objects.filter(Q(host=organisation) | Q(pk__in=organised))
    return own.order_by().values_list("pk", flat=True)


@panel("members.country", order=40)
def in_country(country: Country, user: Somebody) -> Panel | None:
    """Events in a country."""
    return _box(Event.objects.visible_to(user).filter(country=country), country=country.iso2)


@panel("strategy.node", order=40)
def of_node(node: Node, user: Somebody) -> Panel | None:
    """Events tied to a part of the programme, or to one below it."""
    return _box(Event.objects.visible_to(user).tied_under(node), node=node.code)
