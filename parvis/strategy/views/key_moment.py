"""Key moments: the calendar of those ahead, and their editing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.kit.refusing import require
from parvis.strategy import actions, rules
from parvis.strategy.forms import KeyMomentForm
from parvis.strategy.models import KeyMoment

from .asking import actor, confirm_page, form_page, the_node, the_programme


@require_safe
@login_not_required
def key_moment_list(request: HttpRequest) -> HttpResponse:
    """What comes, soonest first; of the part named in `node` and of all below it."""
    code = request.GET.get("node", "").replace("\0", "")[:20]
    node = the_node(request, code) if code else None
    programme = node.programme if node else the_programme()
    seen = KeyMoment.objects.visible_to(request.user).filter(node__programme=programme)
    if node:
        seen = seen.filter(node__path__startswith=node.path)
    ahead = seen.select_related("node").ahead()
    context = {
        "programme": programme,
        "node": node,
        "dated": [(when, moment) for when, moment in ahead if when],
        "undated": [moment for when, moment in ahead if not when],
    }
    return render(request, "strategy/key_moment_list.html", context)


def key_moment_create(request: HttpRequest, code: str) -> HttpResponse:
    """A date on which a part mobilises."""
    require(rules.can_edit_programme(request.user))
    node = the_node(request, code)
    form = KeyMomentForm(request.POST or None, instance=KeyMoment(node=node))
    if form.is_valid():
        moment = actions.attach(form, by=actor(request))
        messages.success(request, _("“%(name)s” is in the calendar.") % {"name": moment})
        return redirect(moment)
    title = _("New key moment of “%(part)s”") % {"part": node}
    return form_page(request, form, title=title, cancel_url=node.get_absolute_url())


def key_moment_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """How it is called and when it comes."""
    require(rules.can_edit_programme(request.user))
    moment = _moment(request, pk)
    form = KeyMomentForm(request.POST or None, instance=moment)
    if form.is_valid():
        moment = actions.attach(form, by=actor(request))
        messages.success(request, _("“%(name)s” is saved.") % {"name": moment})
        return redirect(moment)
    title = _("Edit: %(name)s") % {"name": moment}
    return form_page(request, form, title=title, cancel_url=moment.get_absolute_url())


def key_moment_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It is no key moment any more."""
    require(rules.can_edit_programme(request.user))
    moment = _moment(request, pk)
    if request.method == "POST":
        actions.detach(moment, by=actor(request))
        messages.success(request, _("“%(name)s” is out of the calendar.") % {"name": moment})
        return redirect(moment.node)
    return confirm_page(
        request,
        title=_("Take “%(name)s” out of the calendar?") % {"name": moment},
        lead="",
        submit_label=_("Take out"),
        cancel_url=moment.get_absolute_url(),
    )


def _moment(request: HttpRequest, pk: int) -> KeyMoment:
    seen = KeyMoment.objects.visible_to(request.user).select_related("node__programme")
    return get_object_or_404(seen, pk=pk)
