"""What happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from parvis.journal import actions, rules
from parvis.journal.forms import EntryFilters
from parvis.journal.models import Entry, address_of, changes_of, readable
from parvis.kit.refusing import require
from parvis.ui.lists import Column, answer, page

if TYPE_CHECKING:
    from parvis.people.models import User

ENTRIES = ngettext_lazy("%(count)s act recorded", "%(count)s acts recorded", "count")
COLUMNS = [
    Column("at", pgettext_lazy("journal", "When"), lambda entry: entry.at, sort="sequence"),
    Column("who", pgettext_lazy("journal", "Who"), lambda entry: entry.actor_name),
    Column(
        "what",
        pgettext_lazy("journal", "What"),
        lambda entry: str(entry.verb_label),
        link=lambda entry: entry.get_absolute_url(),
    ),
    Column("noun", pgettext_lazy("journal", "Kind"), lambda entry: capfirst(str(entry.noun))),
    Column("label", pgettext_lazy("journal", "About"), lambda entry: entry.label),
    Column("sequence", gettext_lazy("Number"), lambda entry: entry.sequence, hidden=True),
    Column("hash", gettext_lazy("Fingerprint"), lambda entry: entry.hash, hidden=True),
]


@require_safe
def entry_list(request: HttpRequest) -> HttpResponseBase:
    """The journal, newest first."""
    require(rules.can_read_journal(request.user))
    filters = EntryFilters(request.GET)
    found = filters.apply(Entry.objects.visible_to(request.user)).select_related("actor")
    listing = page(request, found, filters=filters, columns=COLUMNS, noun=ENTRIES, can_export=True)
    return answer(request, "journal/entry_list.html", listing)


@require_safe
def entry_detail(request: HttpRequest, sequence: int) -> HttpResponse:
    """One act: who, when, what, from what to what, and its place in the chain."""
    visible = Entry.objects.visible_to(request.user).select_related("actor")
    entry = get_object_or_404(visible, sequence=sequence)
    context = {
        "entry": entry,
        "changes": changes_of([entry])[entry.sequence],
        "url": address_of(entry.subject),
    }
    return render(request, "journal/entry_detail.html", context)


def bring_back(request: HttpRequest, thing: models.Model, sequence: int) -> HttpResponse:
    """The page "bring back what was before this entry", for a room's own `<noun>_restore`.

    The room's view fetches the thing through `visible_to` and asks its rule first.
    """
    entry = get_object_or_404(Entry.objects.about(thing), sequence=sequence)
    require(entry.can_be_brought_back)
    url = address_of(thing)
    if request.method == "POST":
        actions.restore(thing, entry, by=cast("User", request.user))
        messages.success(request, _("What was before is back."))
        return redirect(url)
    now = actions.stored(thing, entry.changes)
    wanted = {name: [now[name], old] for name, (old, _new) in entry.changes.items()}
    changes = readable([(type(thing), wanted)])[0]
    context = {"thing": thing, "entry": entry, "changes": changes, "cancel_url": url}
    return render(request, "journal/restore.html", context)
