"""The parts of a project: who takes part, where, with what money, aiming at what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models, transaction
from django.forms import ModelForm

from parvis.journal.actions import record, stored
from parvis.projects.models import Project

if TYPE_CHECKING:
    from parvis.people.models import User

Part = TypeVar("Part", bound=models.Model)


@transaction.atomic
def attach(form: ModelForm[Part], project: Project, *, by: User | None) -> Part:
    """Save a part of a project, and record it in the project's history."""
    row = form.instance
    names = [name for name in form.fields if _is_stored(row, name)]
    before = None
    if row.pk:
        original = type(row)._default_manager.select_for_update().get(pk=row.pk)
        before = stored(original, names)
    row = form.save()
    after = stored(type(row)._default_manager.get(pk=row.pk), names)
    if after != before:
        action = "added" if before is None else "changed"
        _record(action, row, project, by, before=before, after=after)
    return row


@transaction.atomic
def detach(row: models.Model, project: Project, *, by: User | None) -> None:
    """Take a part out of a project, and record what it held in the project's history."""
    names = [f.name for f in row._meta.concrete_fields if f.name not in {"id", "project"}]
    _record("removed", row, project, by, before=stored(row, names))
    row.delete()


def _record(
    action: str, row: models.Model, project: Project, by: User | None, **details: Any
) -> None:
    record(f"{row._meta.model_name}_{action}", project, by=by, name=str(row), **details)


def _is_stored(row: models.Model, name: str) -> bool:
    return name in {field.name for field in (*row._meta.concrete_fields, *row._meta.many_to_many)}
