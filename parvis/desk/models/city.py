"""« Ma ville »: what is expected of a member, by when, for whoever holds an office in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, F, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parvis.desk.figures import Todo, in_order
from parvis.events.models import Event
from parvis.kit import clock
from parvis.kit.dates import PartialDate, months_after
from parvis.members.models import ContactPoint, Mandate, Organisation, unchecked
from parvis.projects.models import Project
from parvis.strategy.models import KeyMoment

from .secretariat import A_YEAR, address, waiting

if TYPE_CHECKING:
    from parvis.people.models import User

MOST_CITIES = 3
SHOWN = 5
MONTHS_BEFORE_AN_END = 6


@dataclass(frozen=True)
class Desk:
    """What a member's desk shows."""

    cities: list[Organisation]
    todos: list[Todo]
    projects: list[Project]
    projects_url: str
    events: list[Event]
    moments: list[tuple[PartialDate | None, KeyMoment]]


def desk_of(user: User) -> Desk:
    """The desk of somebody who holds an office in a member."""
    cities = list(Organisation.objects.of(user).select_related("country")[:MOST_CITIES])
    todos = [todo for city in cities for todo in _expected_of(city)]
    first = cities[0].slug if cities else ""
    return Desk(
        cities=cities,
        todos=in_order([*todos, *_own_mandates(user)]),
        projects=_projects(user, cities),
        projects_url=address("projects:project_list", organisation=first),
        events=_events(user),
        moments=KeyMoment.objects.select_related("node").ahead()[:SHOWN],
    )


def _projects(user: User, cities: list[Organisation]) -> list[Project]:
    """Those under way in which the cities take part, the first to end first."""
    keys = [city.pk for city in cities]
    own = Project.objects.filter(participations__organisation__in=keys).order_by()
    running = Project.objects.visible_to(user).running().filter(pk__in=own.values("pk"))
    return list(running.order_by(F("ends_on").asc(nulls_last=True), "pk")[:SHOWN])


def _events(user: User) -> list[Event]:
    """The next events of the network."""
    dated = Event.objects.visible_to(user).that_hold().filter(ends_on__gte=clock.today())
    return list(dated.order_by("starts_on", "pk")[:SHOWN])


def _expected_of(city: Organisation) -> list[Todo | None]:
    return [
        _head(city),
        _contacts(city),
        *_figures(city),
        _hosted(city),
    ]


def _head(city: Organisation) -> Todo | None:
    """Nobody is known to head the city."""
    if not Organisation.objects.filter(pk=city.pk).headless_on().exists():
        return None
    sentence = _("%(city)s: we do not know who heads it today. Write to us at %(address)s.") % {
        "city": city,
        "address": settings.NETWORK_CONTACT,
    }
    url = _letter(_("Who heads %(city)s") % {"city": city})
    return Todo(sentence, url, None, True, _("Write to us"), city.get_absolute_url())


def _letter(subject: str) -> str:
    """What begins a letter to the secretariat."""
    return f"mailto:{settings.NETWORK_CONTACT}?subject={quote(subject)}"


def _contacts(city: Organisation) -> Todo | None:
    """Functional contacts that nobody checked for a year; or none that works."""
    rows = ContactPoint.objects.of_organisation(city).functional().working().as_of().order_by()
    asked = unchecked()
    found = rows.aggregate(
        all=Count("pk"), n=Count("pk", filter=asked), day=Min("verified_at", filter=asked)
    )
    url = f"{city.get_absolute_url()}#contacts"
    if not found["all"]:
        sentence = _("Nobody can write to %(city)s: add a contact.") % {"city": city}
        return Todo(sentence, url, None, True, _("Add a contact"))
    sentence = ngettext(
        "%(count)s contact of %(city)s has not been checked for a year: is it right?",
        "%(count)s contacts of %(city)s have not been checked for a year: are they right?",
        found["n"],
    )
    day = (found["day"] + A_YEAR).date() if found["day"] else None
    named = sentence.replace("%(city)s", str(city).replace("%", "%%"))
    return waiting({"n": found["n"], "day": day}, named, url, is_late=True, action=_("Check them"))


def _figures(city: Organisation) -> list[Todo]:
    """Its projects of which no indicator was valued within a year, the first to end first.

    Only the secretariat enters values: a city sends them by mail.
    """
    since = clock.today() - A_YEAR
    rows = Project.objects.of_organisation(city).running().not_valued_since(since)
    late = rows.order_by(F("ends_on").asc(nulls_last=True), "pk")[:SHOWN]
    return [_figures_of(project) for project in late]


def _figures_of(project: Project) -> Todo:
    sentence = _(
        "No value of an indicator of “%(project)s” is known for a year: "
        "write your figures to the secretariat at %(address)s."
    ) % {"project": project, "address": settings.NETWORK_CONTACT}
    url = _letter(_("Figures of the project “%(project)s”") % {"project": project})
    is_late = bool(project.ends_on and project.ends_on <= clock.today())
    return Todo(
        sentence, url, project.ends_on, is_late, _("Write to us"), project.get_absolute_url()
    )


def _hosted(city: Organisation) -> Todo | None:
    """Events that it hosts, and the nearest."""
    rows = Event.objects.exclude(audience=Event.Audience.SECRETARIAT).filter(host=city).ahead(12)
    found = rows.aggregate(n=Count("pk"), day=Min("starts_on"))
    sentence = ngettext(
        "You host %(count)s event within a year.",
        "You host %(count)s events within a year.",
        found["n"],
    )
    url = address("events:event_list", host=city.slug)
    return waiting(found, sentence, url, is_late=False, action=_("See the events"))


def _own_mandates(user: User) -> list[Todo]:
    """The person's own mandates that end within six months: access ends with them."""
    last = months_after(clock.today(), MONTHS_BEFORE_AN_END)
    ending = Mandate.objects.as_of().filter(person__account=user, ends_on__lte=last)
    rows = ending.select_related("office__role_type", "office__organisation", "person")
    return [
        Todo(
            _("Your mandate as %(title)s of %(city)s ends, and your access with it.")
            % {"title": each.shown_title, "city": each.office.organisation},
            reverse("members:office_detail", args=[each.office.uuid]),
            each.ends_on,
            action=_("See the office"),
        )
        for each in rows
    ]
