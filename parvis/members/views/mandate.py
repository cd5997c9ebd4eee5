"""A mandate begins, is corrected, ends."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from parvis.journal.actions import save
from parvis.journal.views import bring_back
from parvis.kit.refusing import require
from parvis.members import actions, rules
from parvis.members.forms import (
    MandateCreateForm,
    MandateEndForm,
    MandateForm,
    telling_overlap,
)
from parvis.members.models import Mandate, Office, RoleType

from .asking import actor, form_page


def mandate_create(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say who holds an office; the person is found in the directory or joins it."""
    visible = Office.objects.visible_to(request.user).select_related("organisation", "role_type")
    office = get_object_or_404(visible, uuid=uuid)
    require(rules.can_edit_office(request.user, office))
    form = MandateCreateForm(request.POST or None, instance=_begun(office))
    if form.is_valid():
        with telling_overlap(form):
            actions.create_mandate(form.instance, by=actor(request), person=form.holder)
            messages.success(request, _("The mandate is noted."))
            return redirect(office)
    words = {"office": office, "organisation": office.organisation}
    return form_page(
        request,
        form,
        title=_("New mandate"),
        lead=_("%(office)s, %(organisation)s") % words,
        cancel_url=office.get_absolute_url(),
    )


def _begun(office: Office) -> Mandate:
    """A mandate to write down: officials are appointed, heads elected where nobody says else."""
    is_official = office.role_type.category == RoleType.Category.OFFICIAL
    entry = Mandate.Entry.APPOINTED if is_official else Mandate.Entry.ELECTED
    return Mandate(office=office, entry=entry)


def mandate_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Correct what is written of a mandate; its end has its own page."""
    mandate = _visible(request, uuid)
    require(rules.can_edit_mandate(request.user, mandate))
    form = MandateForm(request.POST or None, instance=mandate)
    if form.is_valid():
        with telling_overlap(form):
            save(form, by=actor(request))
            messages.success(request, _("The mandate is saved."))
            return redirect(mandate)
    context = {
        "form": form,
        "mandate": mandate,
        "cancel_url": mandate.get_absolute_url(),
        "submit_label": _("Save"),
    }
    return render(request, "members/mandate_edit.html", context)


def mandate_end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End a mandate: when, and why."""
    mandate = _visible(request, uuid)
    require(rules.can_end_mandate(request.user, mandate))
    form = MandateEndForm(request.POST or None, instance=mandate)
    if form.is_valid():
        told = form.cleaned_data
        actions.end_mandate(
            mandate,
            by=actor(request),
            end=told["end"],
            reason=told["end_reason"],
            source=told["source"],
        )
        messages.success(request, _("The mandate is ended. The office stays, with its contacts."))
        return redirect(mandate)
    return form_page(
        request,
        form,
        title=_("End the mandate of %(name)s") % {"name": mandate.person},
        lead=_("The office and its contacts stay; access that followed from it ends that day."),
        cancel_url=mandate.get_absolute_url(),
        submit_label=_("End the mandate"),
    )


def mandate_restore(request: HttpRequest, uuid: UUID, sequence: int) -> HttpResponse:
    """Bring back what the mandate was before an entry of its history."""
    mandate = _visible(request, uuid)
    require(rules.can_edit_mandate(request.user, mandate))
    return bring_back(request, mandate, sequence)


def _visible(request: HttpRequest, uuid: UUID) -> Mandate:
    seen = Mandate.objects.visible_to(request.user)
    seen = seen.select_related("person", "office__organisation", "office__role_type")
    return get_object_or_404(seen, uuid=uuid)
