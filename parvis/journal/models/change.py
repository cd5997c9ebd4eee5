"""From what to what, in words that a person reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from parvis.kit.fields import TranslatedField
from parvis.ui import formats

from .entry import Entry

NOTHING = "–"
LONGEST = 240
MANY = 10_000

Kind = type[models.Model] | None
Stored = dict[str, list[Any]]
Related = dict[type[models.Model], dict[Any, str]]


@dataclass(frozen=True)
class Change:
    """One field of an entry: its name, what it was and what it became."""

    field: str
    label: str
    before: str
    after: str


def changes_of(entries: Iterable[Entry]) -> dict[int, list[Change]]:
    """The changes of many entries by their sequence; related things are fetched once per kind."""
    entries = list(entries)
    found = readable([(entry.kind, entry.changes) for entry in entries])
    return {entry.sequence: changes for entry, changes in zip(entries, found, strict=True)}


def readable(many: list[tuple[Kind, Stored]]) -> list[list[Change]]:
    """Stored changes `{field: [from, to]}` of rows of any kind, in words."""
    related = _names_of_related(many)
    return [_changes(kind, changes, related) for kind, changes in many]


def _changes(kind: Kind, stored: Stored, related: Related) -> list[Change]:
    changes = []
    for name, (before, after) in stored.items():
        field = _field(kind, name)
        label = capfirst(str(field.verbose_name)) if field is not None else name
        words = [_words(field, value, related) for value in (before, after)]
        changes.append(Change(name, label, *words))
    return changes


def _field(kind: Kind, name: str) -> Any:
    try:
        field = kind._meta.get_field(name) if kind else None
    except FieldDoesNotExist:
        return None
    return field if hasattr(field, "verbose_name") else None


def _names_of_related(many: list[tuple[Kind, Stored]]) -> Related:
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for kind, stored in many:
        for name, values in stored.items():
            field = _field(kind, name)
            if field is not None and field.is_relation:
                wanted[field.related_model].update(pk for value in values for pk in _keys(value))
    return {
        model: {row.pk: str(row) for row in model._base_manager.filter(pk__in=keys)}
        for model, keys in wanted.items()
        if keys
    }


def _keys(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _words(field: Any, value: Any, related: Related) -> str:
    if value is None or value == "" or value == []:
        return NOTHING
    if field is None:
        return Truncator(str(value)).chars(LONGEST)
    if field.is_relation:
        names = related.get(field.related_model, {})
        return ", ".join(names.get(key, _("removed since")) for key in _keys(value))
    if choices := dict(field.flatchoices):
        return str(choices.get(value, value))
    try:
        return Truncator(_plain(field, value)).chars(LONGEST)
    except (ValueError, TypeError, KeyError, ValidationError):
        return Truncator(str(value)).chars(LONGEST)


def _plain(field: Any, value: Any) -> str:
    if isinstance(field, TranslatedField):
        return _every_language(value)
    value = field.to_python(value)
    if isinstance(value, int) and not isinstance(value, bool) and value < MANY:
        return str(value)  # 2024 may be a year: no space in it
    return str(formats.shown(value))


def _every_language(narratives: list[dict[str, str]]) -> str:
    """Each version with the name of its language; a single one in the main language goes bare."""
    if [row["language"] for row in narratives] == [settings.LANGUAGES[0][0]]:
        return narratives[0]["text"]
    names = dict(settings.LANGUAGES)
    return " / ".join(
        f"{row['text']} ({names.get(row['language'], row['language'])})" for row in narratives
    )
