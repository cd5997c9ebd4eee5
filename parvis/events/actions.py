"""What people do with the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.forms import ModelForm

from parvis.journal import actions as journal
from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.members.models import Organisation
from parvis.strategy.models import Node

from .models import Event, EventOrganiser, FeedToken, Tie

if TYPE_CHECKING:
    from parvis.people.models import User

Organiser = tuple[str, Organisation | None]
TOLD = {Event.State.CANCELLED: "cancelled", Event.State.POSTPONED: "postponed"}


@transaction.atomic
def save(
    form: ModelForm[Event], *, by: User | None, organisers: Sequence[Organiser] | None = None
) -> Event:
    """Add or change an event; calendars that hold it are told by its sequence.

    A cancellation or a postponement has its own verb in the journal. `organisers` replaces who
    organises; None leaves them.
    """
    event = form.instance
    is_new = event.pk is None
    if is_new:
        event.slug = Event.objects.free_slug(str(event.title), _first_day(event))
    verb = "" if is_new or "state" not in form.changed_data else TOLD.get(event.state, "")  # type: ignore[call-overload]
    event = journal.save(form, by=by, verb=verb)
    has_changed = bool(form.changed_data)
    if organisers is not None:
        has_changed |= _organise(event, organisers, by=by, is_new=is_new)
    if has_changed and not is_new:
        _note_change(event)
    return event


def _first_day(event: Event) -> date | None:
    return event.start.first_day if event.start else None


def _organise(
    event: Event, organisers: Sequence[Organiser], *, by: User | None, is_new: bool
) -> bool:
    """Replace who organises; returns whether that changed anything."""
    rows = event.organisers.select_related("organisation")
    before = [(str(each), each.organisation_id) for each in rows]
    after = [(name, organisation.pk if organisation else None) for name, organisation in organisers]
    if before == after:
        return False
    event.organisers.all().delete()
    EventOrganiser.objects.bulk_create(
        EventOrganiser(event=event, name=name, organisation=organisation, position=position)
        for position, (name, organisation) in enumerate(organisers)
    )
    if not is_new:
        names = [[name for name, _pk in each] for each in (before, after)]
        journal.record("organised", event, by=by, before=names[0], after=names[1])
    return True


def _note_change(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(sequence=F("sequence") + 1, changed_at=clock.now())
    event.refresh_from_db(fields=["sequence", "changed_at"])


@transaction.atomic
def restore(event: Event, entry: Entry, *, by: User | None) -> Event:
    """Bring back what an entry changed; calendars are told."""
    event = journal.restore(event, entry, by=by)
    _note_change(event)
    return event


@transaction.atomic
def confirm_tie(event: Event, node: Node, *, by: User | None) -> Tie:
    """Say that an event serves a part of the programme."""
    return _tie(event, node, Tie.State.CONFIRMED, "tied", by)


@transaction.atomic
def decline_tie(event: Event, node: Node, *, by: User | None) -> Tie:
    """Say that it does not: it is not proposed again."""
    return _tie(event, node, Tie.State.DECLINED, "untied", by)


def _tie(event: Event, node: Node, state: str, verb: str, by: User | None) -> Tie:
    Event.objects.select_for_update().get(pk=event.pk)
    known = Tie.objects.filter(event=event, node=node).first()
    if known and known.state == state:
        return known
    values = {"state": state, "by": by, "at": clock.now()}
    tie, _is_new = Tie.objects.update_or_create(event=event, node=node, defaults=values)
    journal.record(verb, event, by=by, node=node.code)
    return tie


@transaction.atomic
def open_feed(user: User) -> FeedToken:
    """Give a person a new secret calendar address; the one before stops to work."""
    FeedToken.objects.in_force().filter(user=user).update(revoked_at=clock.now())
    feed = FeedToken.objects.create(user=user)
    journal.record("opened", feed, by=user)
    return feed


@transaction.atomic
def revoke_feed(feed: FeedToken, *, by: User) -> FeedToken:
    """Stop a secret calendar address."""
    feed.revoked_at = clock.now()
    feed.save(update_fields=["revoked_at"])
    journal.record("closed", feed, by=by)
    return feed
