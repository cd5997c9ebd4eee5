"""The tree is edited where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from parvis.journal.actions import save
from parvis.journal.views import bring_back
from parvis.kit.refusing import require
from parvis.strategy import actions, rules
from parvis.strategy.forms import NewNodeForm, NodeForm
from parvis.strategy.models import Node

from .asking import actor, confirm_page, form_page, the_node, the_programme

BELOW = {
    Node.Kind.STAKE: Node.Kind.ACTION,
    Node.Kind.AXIS: Node.Kind.ACTION,
    Node.Kind.PRIORITY: Node.Kind.ACTION,
    Node.Kind.ACTION: Node.Kind.MEASURE,
}


def node_create(request: HttpRequest) -> HttpResponse:
    """A new part, below the one named in `under`, else right below the programme."""
    require(rules.can_edit_programme(request.user))
    programme = the_programme()
    under = request.GET.get("under", "").replace("\0", "")
    parent = the_node(request, under) if under else None
    kind = BELOW.get(Node.Kind(parent.kind), Node.Kind.MEASURE) if parent else Node.Kind.PRIORITY
    form = NewNodeForm(request.POST or None, programme=programme, initial={"kind": kind})
    if form.is_valid():
        node = actions.create(form, programme=programme, parent=parent, by=actor(request))
        messages.success(request, _("It is part of the programme."))
        return redirect(node)
    title = _("New part of %(part)s") % {"part": parent or programme}
    url = (parent or programme).get_absolute_url()
    return form_page(request, form, title=title, cancel_url=url)


def node_edit(request: HttpRequest, code: str) -> HttpResponse:
    """What a part is called and is about."""
    require(rules.can_edit_programme(request.user))
    node = the_node(request, code)
    form = NodeForm(request.POST or None, instance=node)
    if form.is_valid():
        save(form, by=actor(request))
        messages.success(request, _("This part of the programme is saved."))
        return redirect(node)
    title = _("Edit: %(name)s") % {"name": node}
    return form_page(request, form, title=title, cancel_url=node.get_absolute_url())


@require_POST
def node_move(request: HttpRequest, code: str) -> HttpResponse:
    """One place up or down among its like."""
    require(rules.can_edit_programme(request.user))
    node = the_node(request, code)
    steps = -1 if request.POST.get("to") == "up" else 1
    actions.move(node, by=actor(request), steps=steps)
    messages.success(request, _("%(part)s has another place.") % {"part": node})
    return redirect(node.parent or node.programme)


def node_remove(request: HttpRequest, code: str) -> HttpResponse:
    """Out of the programme, once nothing hangs on it."""
    require(rules.can_edit_programme(request.user))
    node = the_node(request, code)
    if request.method == "POST":
        above = node.parent or node.programme
        actions.remove(node, by=actor(request))
        messages.success(request, _("It is no longer part of the programme."))
        return redirect(above)
    if kept := actions.why_kept(node):
        messages.warning(request, kept)
        return redirect(node)
    return confirm_page(
        request,
        title=_("Take out “%(part)s”?") % {"part": node},
        lead=_("Nothing hangs on it any more. The journal keeps what it was."),
        submit_label=_("Take out of the programme"),
        cancel_url=node.get_absolute_url(),
    )


def node_restore(request: HttpRequest, code: str, sequence: int) -> HttpResponse:
    """Bring back what a part was before an entry of its history."""
    require(rules.can_edit_programme(request.user))
    return bring_back(request, the_node(request, code), sequence)
