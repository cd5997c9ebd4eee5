"""Whom a part of the programme works with, edited."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from parvis.kit.refusing import require
from parvis.strategy import actions, rules
from parvis.strategy.forms import LinkForm
from parvis.strategy.models import Link

from .asking import actor, confirm_page, form_page, the_node


def link_create(request: HttpRequest, code: str) -> HttpResponse:
    """Name somebody with whom a part works."""
    require(rules.can_edit_programme(request.user))
    node = the_node(request, code)
    form = LinkForm(request.POST or None, instance=Link(node=node, position=node.links.count()))
    if form.is_valid():
        link = actions.attach(form, by=actor(request))
        messages.success(request, _("“%(name)s” is linked.") % {"name": link})
        return redirect(link)
    title = _("Whom “%(part)s” works with") % {"part": node}
    return form_page(request, form, title=title, cancel_url=node.get_absolute_url())


def link_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """How the link is named, its kind, where it leads."""
    require(rules.can_edit_programme(request.user))
    link = _link(request, pk)
    form = LinkForm(request.POST or None, instance=link)
    if form.is_valid():
        link = actions.attach(form, by=actor(request))
        messages.success(request, _("“%(name)s” is saved.") % {"name": link})
        return redirect(link)
    title = _("Edit: %(name)s") % {"name": link}
    return form_page(request, form, title=title, cancel_url=link.get_absolute_url())


def link_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """The part works with them no more."""
    require(rules.can_edit_programme(request.user))
    link = _link(request, pk)
    if request.method == "POST":
        actions.detach(link, by=actor(request))
        messages.success(request, _("“%(name)s” is no longer linked.") % {"name": link})
        return redirect(link.node)
    return confirm_page(
        request,
        title=_("Take “%(name)s” out of “%(part)s”?") % {"name": link, "part": link.node},
        lead="",
        submit_label=_("Take out"),
        cancel_url=link.get_absolute_url(),
    )


def _link(request: HttpRequest, pk: int) -> Link:
    seen = Link.objects.visible_to(request.user).select_related("node__programme")
    return get_object_or_404(seen, pk=pk)
