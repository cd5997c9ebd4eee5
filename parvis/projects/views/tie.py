"""What a project serves in the programme: said in one click."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parvis.kit.refusing import require
from parvis.projects import actions, rules
from parvis.strategy.models import Node

from .asking import actor, visible_project


@require_POST
def tie_confirm(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """It serves this part of the programme."""
    project = visible_project(request, slug)
    require(rules.can_tie(request.user, project))
    node = get_object_or_404(Node.objects.visible_to(request.user), code=code)
    actions.confirm_tie(project, node, by=actor(request))
    messages.success(request, _("The project counts for “%(node)s”.") % {"node": node.title})
    return redirect(f"{project.get_absolute_url()}#programme")


@require_POST
def tie_decline(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """It does not serve this part of the programme."""
    project = visible_project(request, slug)
    require(rules.can_tie(request.user, project))
    node = get_object_or_404(Node.objects.visible_to(request.user), code=code)
    actions.decline_tie(project, node, by=actor(request))
    message = _("The project does not count for “%(node)s”.")
    messages.success(request, message % {"node": node.title})
    return redirect(f"{project.get_absolute_url()}#programme")
