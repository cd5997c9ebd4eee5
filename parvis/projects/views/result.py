"""The results that a project aims at."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from parvis.kit.refusing import refuse_unless, require
from parvis.projects import actions, rules
from parvis.projects.forms import ResultForm
from parvis.projects.models import Project, ResultNode

from .asking import actor, confirm_page, form_page, visible_project


def result_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a result to a project; the first one chooses the words of its levels."""
    project = visible_project(request, slug)
    require(rules.can_edit(request.user, project))
    form = ResultForm(request.POST or None, instance=ResultNode(), project=project)
    if form.is_valid():
        scheme = form.cleaned_data.get("scheme") or form.cleaned_data["level"].scheme
        form.instance.framework = actions.framework_of(project, scheme)
        actions.attach(form, project, by=actor(request))
        messages.success(request, _("The result is added."))
        return redirect(f"{project.get_absolute_url()}#results")
    title = _("New result: %(project)s") % {"project": project}
    return form_page(request, form, title=title, cancel_url=project.get_absolute_url())


def result_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a result."""
    result, project = _visible(request, pk)
    form = ResultForm(request.POST or None, instance=result, project=project)
    if form.is_valid():
        actions.attach(form, project, by=actor(request))
        messages.success(request, _("The result is changed."))
        return redirect(f"{project.get_absolute_url()}#results")
    title = _("Result: %(project)s") % {"project": project}
    return form_page(request, form, title=title, cancel_url=project.get_absolute_url())


def result_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a result out; refused while results or indicators stand below it."""
    result, project = _visible(request, pk)
    if request.method == "POST":
        is_free = not result.children.exists() and not result.indicators.exists()
        message = _("Results or indicators stand below this one: move or take them out first.")
        refuse_unless(is_free, message)
        actions.detach(result, project, by=actor(request))
        messages.success(request, _("The result is taken out."))
        return redirect(f"{project.get_absolute_url()}#results")
    return confirm_page(
        request,
        title=_("Take out “%(name)s”?") % {"name": result},
        lead=_("It leaves the sheet of “%(project)s”; its history keeps what it held.")
        % {"project": project},
        submit_label=_("Take out"),
        cancel_url=project.get_absolute_url(),
    )


def _visible(request: HttpRequest, pk: int) -> tuple[ResultNode, Project]:
    results = ResultNode.objects.visible_to(request.user)
    result = get_object_or_404(
        results.select_related("framework__project", "framework__scheme", "level", "parent__level"),
        pk=pk,
    )
    project = result.project
    require(rules.can_edit(request.user, project))
    assert project is not None
    return result, project
