"""The sheet of an office: who held it, who holds it, how to reach it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.journal.views import bring_back
from parvis.kit import clock
from parvis.kit.refusing import require
from parvis.members import actions, rules
from parvis.members.figures import succession
from parvis.members.forms import OfficeForm
from parvis.members.models import ContactPoint, Mandate, Office, Organisation

from .asking import actor, form_page


@require_safe
@login_not_required
def office_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The succession of its holders, gaps and interims told; its functional contacts."""
    user = request.user
    office = _visible(request, uuid)
    mandates = list(Mandate.objects.filter(office=office).select_related("person"))
    for mandate in mandates:
        mandate.office = office
    office.holders_now = [each for each in mandates if each.holds_today]
    steps = succession(mandates, clock.today(), with_gaps=office.unique_holder)
    context = {
        "office": office,
        "steps": steps,
        "holders": office.holders_now,
        "is_vacant": not office.holders_now,
        "contacts": list(ContactPoint.objects.visible_to(user).as_of().filter(office=office)),
        "can_edit": rules.can_edit_office(user, office),
        "can_add_contact": rules.can_add_contact(user, office),
        "can_see_contacts": rules.can_see_contacts(user),
        "can_see_people": rules.can_see_people(user),
        "can_see_work": rules.can_see_work(user),
    }
    return render(request, "members/office_detail.html", context)


def office_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an office to an organisation."""
    visible = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(visible, slug=slug)
    require(rules.can_edit_organisation(request.user, organisation))
    form = OfficeForm(request.POST or None, instance=Office(organisation=organisation))
    if form.is_valid():
        office = actions.save_office(form, by=actor(request))
        messages.success(request, _("The office is there: say who holds it."))
        return redirect(office)
    title = _("New office: %(name)s") % {"name": organisation}
    return form_page(request, form, title=title, cancel_url=organisation.get_absolute_url())


def office_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Edit an office."""
    office = _visible(request, uuid)
    require(rules.can_edit_office(request.user, office))
    form = OfficeForm(request.POST or None, instance=office)
    if form.is_valid() and _saved(form, request):
        messages.success(request, _("The office is saved."))
        return redirect(office)
    words = {"office": office, "organisation": office.organisation}
    return form_page(
        request,
        form,
        title=_("Edit the office"),
        lead=_("%(office)s, %(organisation)s") % words,
        cancel_url=office.get_absolute_url(),
    )


def _saved(form: Any, request: HttpRequest) -> bool:
    try:
        with transaction.atomic():
            actions.save_office(form, by=actor(request))
    except IntegrityError:
        form.add_error("unique_holder", _("Several people hold it at the same time."))
        return False
    return True


def office_restore(request: HttpRequest, uuid: UUID, sequence: int) -> HttpResponse:
    """Bring back what the office was before an entry of its history."""
    office = _visible(request, uuid)
    require(rules.can_edit_office(request.user, office))
    with transaction.atomic():
        response = bring_back(request, office, sequence)
        if request.method == "POST":
            office.refresh_from_db()
            actions.follow_office(office)
    return response


def _visible(request: HttpRequest, uuid: UUID) -> Office:
    seen = Office.objects.visible_to(request.user)
    seen = seen.select_related("organisation__country", "role_type", "theme")
    return get_object_or_404(seen, uuid=uuid)
