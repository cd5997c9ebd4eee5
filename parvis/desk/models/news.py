"""What moved since somebody was last here, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Q
from django.urls import reverse

from parvis.events.models import Event
from parvis.journal.models import Entry, EntryQuerySet
from parvis.members.models import Organisation, organisations_of
from parvis.projects.models import Project

if TYPE_CHECKING:
    from parvis.people.models import User

SHOWN = 12
LOOKED_AT = 5000
MOST_OF_A_KIND = 3


@dataclass(frozen=True)
class News:
    """What happened: when, what was done to what, by whom, where to read it.

    Many acts of a kind are one line: `count` says how many, and `noun` what they are about.
    """

    at: datetime
    what: str
    noun: str
    label: str
    by: str
    url: str
    count: int = 1


def news_of(user: User, since: datetime) -> list[News]:
    """What the others did, for whoever reads the whole journal; the newest first.

    More than three acts of one kind by one person are told as one.
    """
    entries = _recent(Entry.objects.visible_to(user), since).exclude(actor=user)
    acts = entries.order_by().values("verb", "subject_type", "actor")
    counted = acts.annotate(n=Count("pk"), last=Max("sequence"))
    many = list(counted.filter(n__gt=MOST_OF_A_KIND).order_by("-last"))
    for each in many:
        entries = entries.exclude(_alike(each))
    counts = {each["last"]: each["n"] for each in many[:SHOWN]}
    return [
        _news_of(entry, counts.get(entry.sequence, 1), since) for entry in _told(counts, entries)
    ]


def _alike(act: Mapping[str, Any]) -> Q:
    """The acts of one kind, by one person or by nobody."""
    by = Q(actor=act["actor"]) if act["actor"] else Q(actor__isnull=True)
    return by & Q(verb=act["verb"], subject_type=act["subject_type"])


def _told(counts: dict[int, int], others: EntryQuerySet) -> list[Entry]:
    """The last act of each kind that is told as one, and the others, the newest first."""
    of_many = Entry.objects.filter(sequence__in=counts).select_related("actor")
    alone = others.select_related("actor").order_by("-sequence")[:SHOWN]
    return sorted([*of_many, *alone], key=lambda entry: -entry.sequence)[:SHOWN]


def _news_of(entry: Entry, count: int, since: datetime) -> News:
    """An act with its page; or many with the journal of them."""
    kind = entry.kind
    if count == 1 or kind is None:
        url = reverse("journal:entry_detail", args=[entry.sequence])
        return _news(entry, entry.actor_name, url)
    what = entry.verb.rpartition(".")[2]
    asked = {"noun": kind._meta.label_lower, "what": what, "since": f"{since.date()}"}
    return News(
        at=entry.at,
        what=str(entry.verb_label),
        noun=str(kind._meta.verbose_name_plural),
        label="",
        by=entry.actor_name,
        url=f"{reverse('journal:entry_list')}?{urlencode(asked)}",
        count=count,
    )


def news_of_city(user: User, since: datetime) -> list[News]:
    """What moved in one's own city and projects, and events put in or taken out of the agenda."""
    told = Q()
    for rows, verbs in _concerning(user):
        kind = ContentType.objects.get_for_model(rows.model)
        one = Q(subject_type=kind, subject_id__in=rows.order_by().values("pk"))
        told |= one & Q(verb__in=verbs) if verbs else one
    entries = _recent(Entry.objects.filter(told), since).exclude(actor=user)
    rows = entries.order_by("-sequence").prefetch_related("subject")[:SHOWN]
    return [_news(entry, "", entry.subject.get_absolute_url()) for entry in rows if entry.subject]


def _recent(entries: EntryQuerySet, since: datetime) -> EntryQuerySet:
    """Those since then, among the last of the chain (the journal has no order by day)."""
    last = Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    return entries.filter(sequence__gt=last - LOOKED_AT, at__gt=since)


def _concerning(user: User) -> list[tuple[Any, list[str]]]:
    """What concerns a city's people, with the verbs told of it (all where none is named)."""
    own = organisations_of(user)
    taking_part = Project.objects.filter(participations__organisation__in=own).order_by()
    agenda = ["event.created", "event.cancelled", "event.postponed"]
    return [
        (Organisation.objects.filter(pk__in=own), []),
        (Project.objects.visible_to(user).filter(pk__in=taking_part.values("pk")), []),
        (Event.objects.visible_to(user), agenda),
    ]


def _news(entry: Entry, by: str, url: str) -> News:
    return News(entry.at, str(entry.verb_label), str(entry.noun), entry.label, by, url)
