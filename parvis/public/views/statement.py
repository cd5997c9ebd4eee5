"""The pages that tell what the network is, and how this site treats people."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.journal import actions as journal
from parvis.journal.models import Entry, changes_of
from parvis.kit.refusing import require
from parvis.public import rules
from parvis.public.forms import StatementForm
from parvis.public.models import Statement

if TYPE_CHECKING:
    from parvis.people.models import User


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who the network is."""
    return render(request, "public/about.html", _context(request, "about"))


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, what does not work yet, whom to tell."""
    return render(request, "public/accessibility.html", _context(request, "accessibility"))


@login_not_required
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why, for how long, and their rights."""
    return render(request, "public/legal.html", _context(request, "legal"))


def _context(request: HttpRequest, code: str) -> dict[str, object]:
    return {
        "statement": Statement.objects.called(code),
        "can_edit": rules.can_edit(request.user),
    }


def statement_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Write a page's own text; empty brings the page's usual one back."""
    require(rules.can_edit(request.user))
    if code not in Statement.Code.values:
        raise Http404
    statement = Statement.objects.called(code)
    form = StatementForm(request.POST or None, instance=statement)
    if form.is_valid():
        statement = journal.save(form, by=cast("User", request.user))
        messages.success(request, _("The page is changed."))
        return redirect(statement)
    context = {
        "form": form,
        "statement": statement,
        "title": _("Change the page “%(page)s”") % {"page": statement},
        "lead": _("Left empty, the page shows its usual text."),
        "submit_label": _("Publish"),
        "cancel_url": statement.get_absolute_url(),
    }
    return render(request, "public/statement_edit.html", context)


def statement_restore(request: HttpRequest, code: str, sequence: int) -> HttpResponse:
    """Bring back what an entry of the history changed."""
    require(rules.can_edit(request.user))
    statement = get_object_or_404(Statement.objects.visible_to(request.user), code=code)
    entry = get_object_or_404(Entry.objects.about(statement), sequence=sequence)
    require(entry.can_be_brought_back)
    if request.method == "POST":
        statement = journal.restore(statement, entry, by=cast("User", request.user))
        messages.success(request, _("What was before is back."))
        return redirect(statement)
    context = {
        "thing": statement,
        "changes": changes_of([entry])[entry.sequence],
        "submit_label": _("Bring it back"),
        "cancel_url": statement.get_absolute_url(),
    }
    return render(request, "journal/restore.html", context)
