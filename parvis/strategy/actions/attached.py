"""What hangs on a part of the programme: its links, key moments and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.forms import ModelForm

from parvis.journal.actions import record, stored
from parvis.strategy.models import Gauge, KeyMoment, Link

if TYPE_CHECKING:
    from parvis.people.models import User

Attached = TypeVar("Attached", Link, KeyMoment, Gauge)


@transaction.atomic
def attach(form: ModelForm[Attached], *, by: User | None) -> Attached:
    """Save what hangs on a part, and record it in the history of that part."""
    row = form.instance
    before = None
    if row.pk:
        original = type(row)._default_manager.select_for_update().get(pk=row.pk)
        before = stored(original, form.fields)
    row = form.save()
    after = stored(type(row)._default_manager.get(pk=row.pk), form.fields)
    if after != before:
        action = "added" if before is None else "changed"
        record(_verb(row, action), row.node, by=by, name=str(row), before=before, after=after)
    return row


@transaction.atomic
def detach(row: Attached, *, by: User | None) -> None:
    """Remove what hangs on a part, and record what it held in the history of that part."""
    names = [f.name for f in row._meta.concrete_fields if f.name not in {"id", "node"}]
    record(_verb(row, "removed"), row.node, by=by, name=str(row), before=stored(row, names))
    row.delete()


def _verb(row: Attached, action: str) -> str:
    return f"{row._meta.model_name}_{action}"
