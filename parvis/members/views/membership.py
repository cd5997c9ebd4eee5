"""A membership of the network, from admission to end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from parvis.journal.actions import save
from parvis.journal.views import bring_back
from parvis.kit.refusing import require
from parvis.members import rules
from parvis.members.forms import MembershipForm, telling_overlap
from parvis.members.models import Membership, Organisation

from .asking import actor, form_page


def membership_create(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation joins the network, or comes back."""
    visible = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(visible, slug=slug)
    require(rules.can_edit_organisation(request.user, organisation))
    form = MembershipForm(request.POST or None, instance=Membership(organisation=organisation))
    if form.is_valid():
        with telling_overlap(form):
            save(form, by=actor(request))
            messages.success(request, _("The membership is noted."))
            return redirect(organisation)
    title = _("New membership: %(name)s") % {"name": organisation}
    return form_page(request, form, title=title, cancel_url=organisation.get_absolute_url())


def membership_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct or end a membership."""
    membership = _visible(request, pk)
    require(rules.can_edit_membership(request.user, membership))
    form = MembershipForm(request.POST or None, instance=membership)
    if form.is_valid():
        with telling_overlap(form):
            save(form, by=actor(request))
            messages.success(request, _("The membership is saved."))
            return redirect(membership)
    context = {
        "form": form,
        "membership": membership,
        "cancel_url": membership.get_absolute_url(),
        "submit_label": _("Save"),
    }
    return render(request, "members/membership_edit.html", context)


def membership_restore(request: HttpRequest, pk: int, sequence: int) -> HttpResponse:
    """Bring back what the membership was before an entry of its history."""
    membership = _visible(request, pk)
    require(rules.can_edit_membership(request.user, membership))
    return bring_back(request, membership, sequence)


def _visible(request: HttpRequest, pk: int) -> Membership:
    seen = Membership.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(seen, pk=pk)
