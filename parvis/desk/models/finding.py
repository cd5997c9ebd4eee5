"""One search over everything that a person may see: the exact name first, then what begins so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from parvis.events.models import Event
from parvis.kit.text import fold
from parvis.members.models import Office, Organisation, Person, RoleType
from parvis.projects.models import Project
from parvis.strategy.models import Node

from .secretariat import address

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    Somebody = User | AnonymousUser

SHOWN = 5
SHORTEST = 2


@dataclass(frozen=True)
class Found:
    """One thing found: its name, what tells it from others, its page."""

    label: Any
    hint: str
    url: str


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `all_url` where there is more, and a list that shows it."""

    title: str
    rows: list[Found]
    count: int
    all_url: str = ""

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


def search(user: Somebody, text: str) -> list[Group]:
    """What is called so, by kind; nothing for less than two letters."""
    words = fold(text)
    if len(words) < SHORTEST:
        return []
    found = (look(user, words, text) for look in LOOKS)
    return [group for group in found if group.rows]


def ranked(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """One of its names exactly, then a name that begins so, then a word of it, then any part."""
    exact = (
        Q(folded=words)
        | Q(folded__startswith=f"{words}|")
        | Q(folded__endswith=f"|{words}")
        | Q(folded__contains=f"|{words}|")
    )
    begins = Q(folded__startswith=words) | Q(folded__contains=f"|{words}")
    rank = Case(
        When(exact, then=Value(0)),
        When(begins, then=Value(1)),
        When(folded__contains=f" {words}", then=Value(2)),
        default=Value(3),
    )
    return rows.order_by(rank, "folded", "pk")


def _group(
    title: str,
    rows: QuerySet[Any],
    words: str,
    hint: Callable[[Any], str],
    all_url: str = "",
) -> Group:
    """The first rows; they are counted only where there are more than are shown."""
    first = list(ranked(rows, words)[: SHOWN + 1])
    count = len(first) if len(first) <= SHOWN else rows.count()
    shown = [_found(row, hint(row)) for row in first[:SHOWN]]
    return Group(title, shown, count, all_url)


def _found(row: Any, hint: str) -> Found:
    label = getattr(row, "title", None) or getattr(row, "name", None) or str(row)
    return Found(label, hint, row.get_absolute_url())


def organisations(user: Somebody, words: str, text: str) -> Group:
    """Members and whoever else the network works with."""
    rows = Organisation.objects.visible_to(user).called(text).select_related("country")
    url = address("members:organisation_list", q=text, **_status_all(user))
    return _group(_("Organisations"), rows, words, lambda row: str(row.country or ""), url)


def _status_all(user: Somebody) -> dict[str, str]:
    """Whoever sees more than members wants them in the list as well."""
    return {"status": "all"} if user.is_authenticated else {}


def people(user: Somebody, words: str, text: str) -> Group:
    """People, by any of their names."""
    rows = Person.objects.visible_to(user).called(text)
    url = address("members:person_list", q=text, status="all")
    return _group(_("People"), rows, words, lambda row: "", url)


def offices(user: Somebody, words: str, text: str) -> Group:
    """Offices by their role and their organisation: "maire kindia"."""
    roles = {role.pk: fold(f"{role.label_f} {role.label_m}") for role in RoleType.objects.all()}
    rows = Office.objects.visible_to(user).as_of()
    speaks_of_a_role = False
    for word in words.split():
        named = [pk for pk, label in roles.items() if word in label]
        speaks_of_a_role |= bool(named)
        rows = rows.filter(Q(role_type__in=named) | Q(organisation__folded__contains=word))
    if not speaks_of_a_role:
        rows = rows.none()
    related = rows.select_related("role_type", "organisation")
    first = list(related.order_by("organisation__folded", "pk")[: SHOWN + 1])
    count = len(first) if len(first) <= SHOWN else rows.count()
    shown = [Found(str(row), str(row.organisation), row.get_absolute_url()) for row in first]
    return Group(_("Offices"), shown[:SHOWN], count)


def projects(user: Somebody, words: str, text: str) -> Group:
    """Projects, by their title, their reference or who takes part."""
    rows = Project.objects.visible_to(user)
    for word in words.split():
        partner = Q(participations__organisation__folded__contains=word)
        with_partner = Project.objects.filter(partner).order_by().values("pk")
        rows = rows.filter(Q(folded__contains=word) | Q(pk__in=with_partner))
    url = address("projects:project_list", q=text)
    return _group(_("Projects"), rows, words, lambda row: str(row.get_state_display()), url)


def events(user: Somebody, words: str, text: str) -> Group:
    """Events, by their title or their city."""
    rows = Event.objects.visible_to(user).called(text).select_related("country")
    url = address("events:event_list", q=text, when="all")
    return _group(_("Events"), rows, words, _when_and_where, url)


def _when_and_where(event: Event) -> str:
    year = str(event.start.year) if event.start else ""
    return ", ".join(filter(None, (event.place, year)))


def nodes(user: Somebody, words: str, text: str) -> Group:
    """Parts of the programme; there are few, so each is looked at."""
    found = [node for node in Node.objects.visible_to(user) if _names(node, words.split())]
    shown = [Found(node.title, node.code, node.get_absolute_url()) for node in found[:SHOWN]]
    return Group(_("Programme"), shown, len(found))


def _names(node: Node, words: Iterable[str]) -> bool:
    """Whether each word begins one of its own words."""
    own = fold(" ".join([node.code, *(each.text for each in node.title.narratives)]))
    return all(f" {word}" in f" {own}" for word in words)


LOOKS: list[Callable[[Any, str, str], Group]] = [
    organisations,
    people,
    offices,
    projects,
    events,
    nodes,
]
