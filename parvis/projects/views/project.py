"""One project: the same sheet for everybody."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.journal.actions import save
from parvis.journal.views import bring_back
from parvis.kit import clock
from parvis.kit.refusing import require
from parvis.projects import actions, rules
from parvis.projects.forms import NewProjectForm, ProjectForm
from parvis.projects.models import Branch, Project, branches_of, key_standing
from parvis.strategy.models import Node

from .asking import actor, form_page, visible_project
from .sheet import parts_of

A_YEAR = timedelta(days=365)


@require_safe
@login_not_required
def project_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Who carries it, where, with what money and what results."""
    project = visible_project(request, slug)
    user = request.user
    can_edit, can_tie = rules.can_edit(user, project), rules.can_tie(user, project)
    branches = branches_of(project, user)
    proposed = list(project.proposed_nodes()) if can_tie else []
    context = {
        "project": project,
        "branches": branches,
        "key": key_standing(branches),
        "proposed": proposed,
        "next_step": _next_step(project, branches, proposed) if can_edit else {},
        "elapsed": _percent(project.elapsed),
        "can_edit": can_edit,
        "can_tie": can_tie,
        "can_read_notes": rules.can_read_notes(user),
        "page_url": urljoin(settings.SITE_URL, project.get_absolute_url()),
    }
    return render(request, "projects/project_detail.html", context | parts_of(project, user))


def _percent(share: Decimal | None) -> int | None:
    return None if share is None else int(share * 100)


def _next_step(project: Project, branches: list[Branch], proposed: list[Node]) -> dict[str, Any]:
    """What whoever follows the project should do next; {} where nothing waits."""
    if proposed:
        return {"kind": "ties", "count": len(proposed)}
    if not project.is_running:
        return {}
    standings = [each for branch in branches for each in branch.standings]
    if not standings:
        return {"kind": "indicators"}
    since = clock.today() - A_YEAR
    days = [each.actual.stands_on for each in standings if each.actual and each.actual.stands_on]
    if not any(day >= since for day in days):
        return {"kind": "values", "last": max(days, default=None)}
    if project.ends_on and project.ends_on < clock.today():
        return {"kind": "close"}
    return {}


def project_create(request: HttpRequest) -> HttpResponse:
    """A new project, with who carries it."""
    require(rules.can_create(request.user))
    form = NewProjectForm(request.POST or None)
    if form.is_valid():
        project = actions.create(form, by=actor(request), carrier=form.cleaned_data["carrier"])
        messages.success(request, _("The project is in the portfolio."))
        return redirect(project)
    title = _("New project")
    return form_page(request, form, title=title, cancel_url=reverse("projects:project_list"))


def project_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the sheet; partners, places, money and results have their own pages."""
    project = visible_project(request, slug)
    require(rules.can_edit(request.user, project))
    name, url = str(project), project.get_absolute_url()
    form = ProjectForm(request.POST or None, instance=project)
    if form.is_valid():
        save(form, by=actor(request))
        messages.success(request, _("The project is changed."))
        return redirect(url)
    title = _("Change “%(project)s”") % {"project": name}
    return form_page(request, form, title=title, cancel_url=url)


def project_restore(request: HttpRequest, slug: str, sequence: int) -> HttpResponse:
    """Bring back what an entry of the history changed."""
    project = visible_project(request, slug)
    require(rules.can_edit(request.user, project))
    return bring_back(request, project, sequence)
