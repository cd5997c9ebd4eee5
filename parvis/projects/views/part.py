"""The parts of a project, each on its own page: partners, places, sectors, amounts…"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from parvis.kit.refusing import require
from parvis.projects import actions, rules
from parvis.projects.forms import PART_FORMS, PartForm
from parvis.projects.models import Project

from .asking import actor, confirm_page, form_page, visible_project


def part_create(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """Add a part to a project."""
    project, asked = _asked(request, slug, part)
    form = asked(request.POST or None, instance=asked._meta.model(), project=project)
    if form.is_valid():
        row = actions.attach(form, project, by=actor(request))
        messages.success(request, _("“%(name)s” is added.") % {"name": row})
        return redirect(_place(project, asked))
    title = _("%(part)s: %(project)s") % {"part": asked.question, "project": project}
    return form_page(request, form, title=title, cancel_url=_place(project, asked))


def part_edit(request: HttpRequest, slug: str, part: str, pk: int) -> HttpResponse:
    """Change a part of a project."""
    project, asked = _asked(request, slug, part)
    row = _row(asked, project, pk)
    form = asked(request.POST or None, instance=row, project=project)
    if form.is_valid():
        row = actions.attach(form, project, by=actor(request))
        messages.success(request, _("“%(name)s” is changed.") % {"name": row})
        return redirect(_place(project, asked))
    title = _("%(part)s: %(project)s") % {"part": asked.question, "project": project}
    return form_page(request, form, title=title, cancel_url=_place(project, asked))


def part_remove(request: HttpRequest, slug: str, part: str, pk: int) -> HttpResponse:
    """Take a part out of a project; what it held stays in the history."""
    project, asked = _asked(request, slug, part)
    row = _row(asked, project, pk)
    if request.method == "POST":
        name = str(row)
        actions.detach(row, project, by=actor(request))
        messages.success(request, _("“%(name)s” is taken out.") % {"name": name})
        return redirect(_place(project, asked))
    return confirm_page(
        request,
        title=_("Take out “%(name)s”?") % {"name": row},
        lead=_("It leaves the sheet of “%(project)s”; its history keeps what it held.")
        % {"project": project},
        submit_label=_("Take out"),
        cancel_url=_place(project, asked),
    )


def _asked(request: HttpRequest, slug: str, part: str) -> tuple[Project, type[PartForm]]:
    project = visible_project(request, slug)
    require(rules.can_edit(request.user, project))
    if part not in PART_FORMS:
        raise Http404
    return project, PART_FORMS[part]


def _row(asked: type[PartForm], project: Project, pk: int) -> Any:
    return get_object_or_404(asked._meta.model, project=project, pk=pk)


def _place(project: Project, asked: type[PartForm]) -> str:
    return f"{project.get_absolute_url()}#{asked.anchor}"
