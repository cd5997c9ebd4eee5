"""What waits for the secretariat, by duty: each a count that leads to exactly its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Min, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from parvis.desk.figures import Todo, in_order
from parvis.events.models import Event
from parvis.journal.models import Job
from parvis.kit import clock
from parvis.kit.dates import months_after
from parvis.members.models import Mandate, Organisation
from parvis.people.models import Duty, Invitation, Recovery
from parvis.projects.models import Project
from parvis.ui.formats import number

if TYPE_CHECKING:
    from parvis.people.models import User

A_YEAR = timedelta(days=365)
MONTHS_OF_MANDATES = 3
MONTHS_OF_EVENTS = 2

Look = Callable[["User"], "Todo | None"]


def todos_of(user: User) -> list[Todo]:
    """What waits for a person of the secretariat, the oldest first."""
    looks = [look for look, duties in LOOKS if user.has_duty(*duties)]
    return in_order(look(user) for look in looks)


def address(name: str, **filters: Any) -> str:
    """A list with its filters."""
    return f"{reverse(name)}?{urlencode(filters)}" if filters else reverse(name)


def waiting(
    found: dict[str, Any], sentence: str, url: str, *, is_late: bool, action: str = ""
) -> Todo | None:
    """What waits, if `found["n"]` is not 0; `is_late` once its day is past, or without one."""
    if not found["n"]:
        return None
    day = found.get("day")
    late = is_late and (day is None or day <= clock.today())
    return Todo(sentence % {"count": number(found["n"])}, url, day, late, action)


def _by_day(found: dict[str, Any]) -> dict[str, Any]:
    """A moment as the day it falls on."""
    return found | {"day": found["day"].date() if found["day"] else None}


def members_without_head(user: User) -> Todo | None:
    """Members of which nobody is known to be in office, and since when the longest."""
    heads = Mandate.objects.of_heads().filter(office__organisation=OuterRef("pk")).order_by()
    ended = heads.values("office__organisation").annotate(last=Max("ends_on")).values("last")
    rows = Organisation.objects.members_on().headless_on().annotate(since=Subquery(ended))
    found = rows.aggregate(n=Count("pk"), day=Min("since"))
    sentence = ngettext(
        "%(count)s member has no head in office: who is it?",
        "%(count)s members have no head in office: who is it?",
        found["n"],
    )
    url = address("members:organisation_list", lacking="head")
    return waiting(found, sentence, url, is_late=True)


def mandates_ending(user: User) -> Todo | None:
    """People in office whose mandate ends within three months, and the nearest end."""
    last = months_after(clock.today(), MONTHS_OF_MANDATES)
    ending = Mandate.objects.as_of().filter(ends_on__lte=last)
    found = ending.aggregate(n=Count("person", distinct=True), day=Min("ends_on"))
    sentence = ngettext(
        "The mandate of %(count)s person ends within three months.",
        "The mandates of %(count)s people end within three months.",
        found["n"],
    )
    url = address("members:person_list", ending=MONTHS_OF_MANDATES)
    return waiting(found, sentence, url, is_late=False)


def members_without_contact(user: User) -> Todo | None:
    """Members that nobody can write to."""
    found = {"n": Organisation.objects.members_on().unreachable_on().count()}
    sentence = ngettext(
        "%(count)s member cannot be reached: no contact is known.",
        "%(count)s members cannot be reached: no contact is known.",
        found["n"],
    )
    url = address("members:organisation_list", lacking="contact")
    return waiting(found, sentence, url, is_late=False)


def recoveries_to_approve(user: User) -> Todo | None:
    """Requests of people who lost every way in, for which this person may vouch."""
    asked = Recovery.objects.visible_to(user).running()
    asked = asked.filter(expires_at__gt=clock.now(), second_approved_at__isnull=True)
    others = asked.exclude(user=user).exclude(first_approved_by=user)
    found = others.aggregate(n=Count("pk"), day=Min("asked_at"))
    sentence = ngettext(
        "%(count)s person has lost every way in and waits for you to vouch.",
        "%(count)s people have lost every way in and wait for you to vouch.",
        found["n"],
    )
    return waiting(_by_day(found), sentence, address("people:recovery_list"), is_late=True)


def invitations_expired(user: User) -> Todo | None:
    """Invitations that nobody answered in time."""
    rows = Invitation.objects.visible_to(user).waiting().filter(expires_at__lte=clock.now())
    found = _by_day(rows.aggregate(n=Count("pk"), day=Min("expires_at")))
    sentence = ngettext(
        "%(count)s invitation has expired: send it again or withdraw it.",
        "%(count)s invitations have expired: send them again or withdraw them.",
        found["n"],
    )
    return waiting(found, sentence, address("people:invitation_list"), is_late=True)


def projects_without_value(user: User) -> Todo | None:
    """Projects under way of which no indicator was valued within a year."""
    rows = Project.objects.visible_to(user).running().not_valued_since(clock.today() - A_YEAR)
    found = {"n": rows.count()}
    sentence = ngettext(
        "%(count)s project under way has had no value of an indicator for a year.",
        "%(count)s projects under way have had no value of an indicator for a year.",
        found["n"],
    )
    url = address("projects:project_list", state="running", values="without")
    return waiting(found, sentence, url, is_late=True)


def projects_to_tie(user: User) -> Todo | None:
    """Projects of which nobody said whether they serve the parts that share their themes."""
    found = {"n": Project.objects.visible_to(user).with_ties_to_confirm().count()}
    sentence = ngettext(
        "%(count)s project may serve the programme: confirm it or not.",
        "%(count)s projects may serve the programme: confirm it or not.",
        found["n"],
    )
    url = address("projects:project_list", ties="waiting")
    return waiting(found, sentence, url, is_late=False)


def events_to_tie(user: User) -> Todo | None:
    """Events of which nobody said whether they serve the parts that share their themes."""
    found = {"n": Event.objects.visible_to(user).with_ties_to_confirm().count()}
    sentence = ngettext(
        "%(count)s event may serve the programme: confirm it or not.",
        "%(count)s events may serve the programme: confirm it or not.",
        found["n"],
    )
    url = address("events:event_list", ties="waiting")
    return waiting(found, sentence, url, is_late=False)


def events_to_close(user: User) -> Todo | None:
    """Events that are over, of which nobody said whether they were held."""
    rows = Event.objects.visible_to(user).to_close()
    found = rows.aggregate(n=Count("pk"), day=Min("ends_on"))
    sentence = ngettext(
        "%(count)s event is over: was it held?",
        "%(count)s events are over: were they held?",
        found["n"],
    )
    return waiting(found, sentence, address("events:event_list", closing="on"), is_late=True)


def events_ahead(user: User) -> Todo | None:
    """Events within two months, and the nearest."""
    rows = Event.objects.visible_to(user).ahead(MONTHS_OF_EVENTS)
    found = rows.aggregate(n=Count("pk"), day=Min("starts_on"))
    sentence = ngettext(
        "%(count)s event begins within two months.",
        "%(count)s events begin within two months.",
        found["n"],
    )
    url = address("events:event_list", months=MONTHS_OF_EVENTS)
    return waiting(found, sentence, url, is_late=False)


def jobs_failed(user: User) -> Todo | None:
    """Long work that this person asked for and that failed within a month."""
    since = clock.now() - timedelta(days=31)
    rows = Job.objects.visible_to(user).filter(state=Job.State.FAILED, asked_at__gte=since)
    found = _by_day(rows.aggregate(n=Count("pk"), day=Min("asked_at")))
    sentence = ngettext(
        "%(count)s piece of work that you asked for has failed.",
        "%(count)s pieces of work that you asked for have failed.",
        found["n"],
    )
    return waiting(found, sentence, address("journal:job_list"), is_late=True)


LOOKS: list[tuple[Look, tuple[str, ...]]] = [
    (recoveries_to_approve, (Duty.Kind.DIRECTORY,)),
    (jobs_failed, tuple(Duty.Kind.values)),
    (events_ahead, (Duty.Kind.EVENTS, Duty.Kind.COMMUNICATION)),
    (events_to_close, (Duty.Kind.EVENTS,)),
    (mandates_ending, (Duty.Kind.DIRECTORY,)),
    (members_without_head, (Duty.Kind.DIRECTORY,)),
    (members_without_contact, (Duty.Kind.DIRECTORY,)),
    (invitations_expired, (Duty.Kind.DIRECTORY,)),
    (projects_without_value, (Duty.Kind.PROJECTS, Duty.Kind.FUNDS)),
    (projects_to_tie, (Duty.Kind.PROJECTS,)),
    (events_to_tie, (Duty.Kind.EVENTS,)),
]
