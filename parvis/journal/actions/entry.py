"""Writing the journal: record an act, save an edit, bring back what was."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, models, transaction
from django.forms import ModelForm
from django.utils.translation import gettext as _

from parvis.journal.figures import START, digest, link
from parvis.journal.models import Entry, EntryQuerySet, Head
from parvis.kit import clock
from parvis.kit.refusing import Refused, refuse_unless

if TYPE_CHECKING:
    from parvis.people.models import User

Thing = TypeVar("Thing", bound=models.Model)
Changes = dict[str, list[Any]]

Listener = Callable[[list[Entry]], None]

_listeners: list[Listener] = []
_LOCK = 7_046_029_254


def on_record(listener: Listener) -> Listener:
    """Call `listener` with the entries just written, in their transaction.

    It may only `enqueue` what follows: that runs once the record is committed.
    """
    _listeners.append(listener)
    return listener


@transaction.atomic
def record(
    verb: str,
    thing: models.Model,
    *,
    by: User | None,
    changes: Changes | None = None,
    **details: Any,
) -> Entry:
    """Append "<noun>.<verb>" to the chain; `details` are JSON (days and decimals become text)."""
    return record_many(verb, [(thing, changes or {}, details)], by=by)[0]


@transaction.atomic
def record_many(
    verb: str, acts: Iterable[tuple[models.Model, Changes, dict[str, Any]]], *, by: User | None
) -> list[Entry]:
    """Append one entry for each `(thing, changes, details)`, in one go."""
    _hold_the_end_of_the_chain()
    last = Entry.objects.order_by("-sequence").values("sequence", "hash").first()
    sequence, previous = (last["sequence"], last["hash"]) if last else (0, START)
    entries: list[Entry] = []
    for thing, changes, details in acts:
        sequence += 1
        entry = _entry(sequence, previous, verb, thing, by, changes, details)
        previous = entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=1000)
    _move_heads(entries)
    for listener in _listeners:
        listener(entries)
    return entries


def _hold_the_end_of_the_chain() -> None:
    """One writer at a time until commit; SQLite's immediate transactions do so already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _entry(
    sequence: int,
    previous: str,
    verb: str,
    thing: models.Model,
    by: User | None,
    changes: Changes,
    details: dict[str, Any],
) -> Entry:
    payload: dict[str, Any] = {"label": str(thing)}
    if changes:
        payload["changes"] = changes
    if details:
        payload["details"] = details
    payload = json.loads(json.dumps(payload, cls=DjangoJSONEncoder))
    salt = secrets.token_hex(8)
    entry = Entry(
        sequence=sequence,
        at=clock.now(),
        verb=f"{thing._meta.model_name}.{verb}",
        actor_id=by.pk if by else None,
        subject_type=ContentType.objects.get_for_model(thing),
        subject_id=thing.pk,
        payload=payload,
        salt=salt,
        payload_digest=digest(payload, salt),
        previous_hash=previous,
    )
    entry.hash = link(previous, entry.facts)
    return entry


def _move_heads(entries: list[Entry]) -> None:
    if not entries:
        return
    latest = {entry.subject_type_id: entry.sequence for entry in entries}
    Head.objects.bulk_create(
        [Head(subject_type_id=kind, sequence=sequence) for kind, sequence in latest.items()],
        update_conflicts=True,
        unique_fields=["subject_type"],
        update_fields=["sequence"],
    )


def stored(thing: models.Model, field_names: Iterable[str]) -> dict[str, Any]:
    """The values of fields as the journal keeps them: JSON that `restore` can read back."""
    values: dict[str, Any] = {}
    for name in field_names:
        field = thing._meta.get_field(name)
        if field.many_to_many:
            related = getattr(thing, name)
            values[name] = sorted(related.values_list("pk", flat=True)) if thing.pk else []
        elif field.is_relation:
            values[name] = getattr(thing, field.attname)  # type: ignore[union-attr]
        else:
            value = field.value_from_object(thing)  # type: ignore[union-attr]
            plain = isinstance(value, bool | int | type(None))
            values[name] = value if plain else field.value_to_string(thing)  # type: ignore[union-attr]
    return values


@transaction.atomic
def save(form: ModelForm[Thing], *, by: User | None, verb: str = "") -> Thing:
    """Save an edit and record from what to what; nothing is recorded where nothing changed."""
    names = [name for name in form.fields if _is_editable(form.instance, name)]
    is_new = form.instance.pk is None
    before: dict[str, Any] = {}
    if not is_new:
        original = type(form.instance)._default_manager.select_for_update().get(pk=form.instance.pk)
        before = stored(original, names)
    thing = form.save()
    after = stored(type(thing)._default_manager.get(pk=thing.pk), names)
    changes = {n: [before.get(n), after[n]] for n in names if before.get(n) != after[n]}
    if changes or is_new:
        record(verb or ("created" if is_new else "changed"), thing, by=by, changes=changes)
    return thing


def _is_editable(thing: models.Model, name: str) -> bool:
    concrete = {field.name for field in (*thing._meta.concrete_fields, *thing._meta.many_to_many)}
    return name in concrete


@transaction.atomic
def restore(thing: Thing, entry: Entry, *, by: User | None) -> Thing:
    """Bring back what the entry's fields were before it; the rest stays as it is now.

    Refused where that was nothing, holds already, or can no longer be (a partner is gone).
    """
    refuse_unless(
        entry.can_be_brought_back, _("This entry changed nothing that can be brought back.")
    )
    thing = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    before = stored(thing, entry.changes)
    try:
        with transaction.atomic():
            _put_back(thing, {name: old for name, (old, _new) in entry.changes.items()})
    except (ValidationError, IntegrityError) as error:
        why = " ".join(error.messages) if isinstance(error, ValidationError) else ""
        message = _("What was before can no longer be: something else has changed since.")
        raise Refused(f"{message} {why}".strip()) from error
    after = stored(thing, entry.changes)
    changes = {n: [before[n], after[n]] for n in after if before[n] != after[n]}
    refuse_unless(changes, _("It is already as it was before."))
    record("restored", thing, by=by, changes=changes, entry=entry.sequence)
    return thing


def _put_back(thing: models.Model, values: dict[str, Any]) -> None:
    many: dict[str, Any] = {}
    for name, old in values.items():
        field = thing._meta.get_field(name)
        if field.many_to_many:
            many[name] = old or []
        elif field.is_relation:
            setattr(thing, field.attname, old)  # type: ignore[union-attr]
        else:
            setattr(thing, name, field.to_python(old))  # type: ignore[union-attr]
    thing.full_clean()
    thing.save()
    for name, keys in many.items():
        related = thing._meta.get_field(name).related_model
        still_there = related._base_manager.filter(pk__in=keys)  # type: ignore[union-attr]
        getattr(thing, name).set(still_there)


@transaction.atomic
def remove(thing: models.Model, *, by: User | None, **details: Any) -> None:
    """Delete a row and record what it held."""
    names = [f.name for f in thing._meta.concrete_fields if f.name != "id"]
    held = {name: [value, None] for name, value in stored(thing, names).items() if value}
    record("removed", thing, by=by, changes=held, **details)
    thing.delete()


def erase(entries: EntryQuerySet) -> int:
    """Blank what entries told (a person is erased); that they happened, and the chain, remain."""
    return entries.update(payload={}, salt="")
