"""`{% load journal %}`: the history at the foot of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from django.template.context import Context
from django.urls import reverse

from parvis.journal import rules
from parvis.journal.models import Change, Entry, changes_of
from parvis.kit.prepared import prepared

register = template.Library()

LAST = 10


@dataclass(frozen=True)
class Act:
    """One line of a history: an entry, its changes in words, where it can be undone."""

    entry: Entry
    changes: list[Change]
    restore_url: str


@register.inclusion_tag("journal/history.html", takes_context=True)
def history(
    context: Context, thing: models.Model, restore: str = "", can_edit: bool = False
) -> dict[str, Any]:
    """The last ten acts on a thing, for the secretariat and whoever may edit it.

    Of what nobody acted on since it was loaded, it tells the source.

    `restore` names the room's address `<noun>_restore`, which takes the thing's slug (else uuid,
    else number) and the entry's number; its link is shown only with `can_edit`.
    """
    user = context["request"].user
    reads_journal = rules.can_read_journal(user)
    if not (can_edit or reads_journal):
        return {"acts": []}
    entries = _last(ContentType.objects.get_for_model(thing).pk, thing.pk)
    if not entries:
        return {"acts": [], "is_as_loaded": True, "source": getattr(thing, "source", "")}
    changes = changes_of([entry for entry in entries if entry.action != "created"])
    acts = [
        Act(entry, changes.get(entry.sequence, []), _restore_url(entry, thing, restore, can_edit))
        for entry in entries
    ]
    query = urlencode({"noun": thing._meta.label_lower, "about": str(thing)})
    whole = f"{reverse('journal:entry_list')}?{query}" if reads_journal else ""
    return {"acts": acts, "whole_url": whole if len(entries) == LAST else ""}


@prepared
def _last(kind: int, thing: int) -> QuerySet[Entry]:
    about = Entry.objects.filter(subject_type=kind, subject_id=thing).order_by("-sequence")
    return about.select_related("actor")[:LAST]


def _restore_url(entry: Entry, thing: models.Model, restore: str, can_edit: bool) -> str:
    if not (restore and can_edit and entry.can_be_brought_back):
        return ""
    key = getattr(thing, "slug", "") or getattr(thing, "uuid", "") or thing.pk
    return reverse(restore, args=[key, entry.sequence])
