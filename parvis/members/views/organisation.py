"""The sheet of an organisation, and its editing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.journal.actions import save
from parvis.journal.models import Entry
from parvis.journal.views import bring_back
from parvis.kit import clock
from parvis.kit.dates import months_after
from parvis.kit.prepared import prepared
from parvis.kit.refusing import require
from parvis.members import exchange, rules
from parvis.members.forms import OrganisationForm, WebsiteForm
from parvis.members.models import (
    ContactPoint,
    Identifier,
    Mandate,
    Membership,
    Office,
    Organisation,
)
from parvis.terms.models import Theme
from parvis.ui.maps import Point

from .asking import actor, attached, form_page

SOON = 6


@require_safe
@login_not_required
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are, who heads them, how to reach them, since when they are members."""
    seen = Organisation.objects.visible_to(request.user)
    seen = seen.select_related("country__region")
    organisation = get_object_or_404(seen, slug=slug)
    offices = _offices(request, organisation)
    contacts = _contacts(request, organisation, offices)
    memberships = _memberships(organisation.pk)
    context = {
        "organisation": organisation,
        "offices": offices,
        "head": _head(offices),
        "held_count": sum(1 for each in offices if each.holders_now),
        "memberships": memberships,
        "membership": next((each for each in memberships if each.holds_today), None),
        "contacts": [each for each in contacts if each.organisation_id],
        "to_confirm": sum(1 for each in contacts if each.waits_for_a_word),
        "points": _points(organisation),
        "themes": _themes(organisation.pk),
        "identifiers": _identifiers(organisation.pk),
        **_rights(request, organisation),
    }
    if rules.can_see_work(request.user):
        context["next_steps"] = _next_steps(context, reachable=any(each.works for each in contacts))
    return render(request, "members/organisation_detail.html", context)


def _rights(request: HttpRequest, organisation: Organisation) -> dict[str, bool]:
    user = request.user
    return {
        "can_edit": rules.can_edit_organisation(user, organisation),
        "can_edit_website": rules.can_edit_website(user, organisation),
        "can_see_contacts": rules.can_see_contacts(user),
        "can_add_contact": rules.can_add_contact(user, organisation),
        "can_see_people": rules.can_see_people(user),
    }


def _offices(request: HttpRequest, organisation: Organisation) -> list[Office]:
    """Offices of today by protocol, each with its holders."""
    seen = Office.objects.visible_to(request.user).as_of().filter(organisation=organisation)
    offices = list(seen.select_related("role_type"))
    by_key = {office.pk: office for office in offices}
    for office in offices:
        office.holders_now = []
    for mandate in _mandates(organisation.pk, clock.today()):
        if office := by_key.get(mandate.office_id):
            mandate.office = office
            office.holders_now.append(mandate)
    return offices


@prepared
def _mandates(organisation: int, day: date) -> QuerySet[Mandate]:
    held = Mandate.objects.as_of(day).filter(office__organisation=organisation)
    return held.select_related("person").order_by("-is_exclusive", "pk")


@prepared
def _memberships(organisation: int) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation=organisation)


@prepared
def _themes(organisation: int) -> QuerySet[Theme]:
    return Theme.objects.filter(organisation=organisation)


@prepared
def _identifiers(organisation: int) -> QuerySet[Identifier]:
    return Identifier.objects.filter(organisation=organisation)


def _contacts(
    request: HttpRequest, organisation: Organisation, offices: list[Office]
) -> list[ContactPoint]:
    """All its contacts and those of its offices, as the reader may see them; offices get theirs."""
    by_key = {office.pk: office for office in offices}
    for office in offices:
        office.contacts_seen = []
    if not rules.can_see_contacts(request.user):
        return []
    owned = Q(organisation=organisation) | Q(office__in=list(by_key))
    contacts = list(ContactPoint.objects.visible_to(request.user).as_of().filter(owned))
    for contact in contacts:
        if contact.office_id in by_key:
            by_key[contact.office_id].contacts_seen.append(contact)
    return contacts


def _head(offices: list[Office]) -> Any:
    return next((m for o in offices if o.role_type.is_head for m in o.holders_now), None)


def _points(organisation: Organisation) -> list[Point]:
    if organisation.latitude is None or organisation.longitude is None:
        return []
    place = (float(organisation.latitude), float(organisation.longitude))
    return [Point(*place, str(organisation))]


def _next_steps(context: dict[str, Any], *, reachable: bool) -> list[dict[str, Any]]:
    """What the directory lacks about it, the most pressing first."""
    head_offices = [each for each in context["offices"] if each.role_type.is_head]
    soon = months_after(clock.today(), SOON)
    head = context["head"]
    steps: list[dict[str, Any]] = []
    if not head:
        office = head_offices[0] if head_offices else None
        steps.append({"code": "no_head", "office": office})
    elif head.ends_on and head.ends_on <= soon:
        steps.append({"code": "ends_soon", "mandate": head})
    if not reachable:
        steps.append({"code": "no_contact"})
    if not context["points"]:
        steps.append({"code": "no_place"})
    return steps


def organisation_create(request: HttpRequest) -> HttpResponse:
    """Put an organisation into the directory."""
    require(rules.can_keep_directory(request.user))
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        organisation = save(form, by=actor(request))
        messages.success(request, _("It is in the directory."))
        return redirect(organisation)
    return form_page(
        request, form, title=_("New organisation"), cancel_url=reverse("members:organisation_list")
    )


def organisation_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Edit the sheet; an office holder edits the website alone."""
    organisation = _visible(request, slug)
    whole = rules.can_edit_organisation(request.user, organisation)
    require(whole or rules.can_edit_website(request.user, organisation))
    form_class = OrganisationForm if whole else WebsiteForm
    form = form_class(request.POST or None, instance=organisation)
    if form.is_valid():
        organisation = save(form, by=actor(request))
        messages.success(request, _("The sheet is saved."))
        return redirect(organisation)
    url = organisation.get_absolute_url()
    title = _("Edit: %(name)s") % {"name": organisation}
    return form_page(request, form, title=title, cancel_url=url)


def organisation_restore(request: HttpRequest, slug: str, sequence: int) -> HttpResponse:
    """Bring back what the sheet was before an entry of its history."""
    organisation = _visible(request, slug)
    require(rules.can_edit_organisation(request.user, organisation))
    return bring_back(request, organisation, sequence)


@require_safe
def organisation_card(request: HttpRequest, slug: str) -> HttpResponse:
    """Its card for an address book, with the contacts that the reader may see."""
    require(rules.can_see_contacts(request.user))
    seen = Organisation.objects.visible_to(request.user).with_contacts_seen_by(request.user)
    organisation = get_object_or_404(seen, slug=slug)
    last = Entry.objects.about(organisation).first()
    organisation.revised_at = last.at if last else None
    card = exchange.organisation_card(organisation)
    response = HttpResponse(card, content_type="text/vcard; charset=utf-8")
    return attached(response, f"{organisation.slug}.vcf")


def _visible(request: HttpRequest, slug: str) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
