"""What an event serves in the programme: said in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parvis.events import actions, rules
from parvis.kit.refusing import require
from parvis.strategy.models import Node

from .event import visible_event

if TYPE_CHECKING:
    from parvis.people.models import User


@require_POST
def tie_confirm(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """It serves this part of the programme."""
    event = visible_event(request, slug)
    require(rules.can_tie(request.user, event))
    node = get_object_or_404(Node.objects.visible_to(request.user), code=code)
    actions.confirm_tie(event, node, by=cast("User", request.user))
    messages.success(request, _("The event counts for “%(node)s”.") % {"node": node.title})
    return redirect(f"{event.get_absolute_url()}#programme")


@require_POST
def tie_decline(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """It does not serve this part of the programme."""
    event = visible_event(request, slug)
    require(rules.can_tie(request.user, event))
    node = get_object_or_404(Node.objects.visible_to(request.user), code=code)
    actions.decline_tie(event, node, by=cast("User", request.user))
    messages.success(request, _("The event does not count for “%(node)s”.") % {"node": node.title})
    return redirect(f"{event.get_absolute_url()}#programme")
