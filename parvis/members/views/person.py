"""The sheet of a person, and its editing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.journal.actions import save
from parvis.journal.models import Entry
from parvis.journal.views import bring_back
from parvis.kit.refusing import require
from parvis.members import actions, exchange, rules
from parvis.members.forms import AccountForm, PersonForm
from parvis.members.models import ContactPoint, Mandate, Person

from .asking import actor, attached, form_page


@require_safe
def person_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who they are, what they hold and held, how to reach them."""
    user = request.user
    seen = Person.objects.visible_to(user).select_related("account")
    person = get_object_or_404(seen.prefetch_related("names"), uuid=uuid)
    mandates = list(_mandates(request, person))
    context = {
        "person": person,
        "mandates_now": [each for each in mandates if each.holds_today],
        "mandates_past": [each for each in mandates if not each.holds_today],
        "contacts": list(ContactPoint.objects.visible_to(user).as_of().filter(person=person)),
        "can_edit": rules.can_edit_person(user, person),
        "can_add_contact": rules.can_add_contact(user, person),
        "can_see_work": rules.can_see_work(user),
    }
    return render(request, "members/person_detail.html", context)


def _mandates(request: HttpRequest, person: Person) -> list[Mandate]:
    contacts = ContactPoint.objects.visible_to(request.user).as_of()
    mandates = Mandate.objects.visible_to(request.user).filter(person=person)
    mandates = mandates.select_related("office__role_type", "office__organisation__country")
    found = mandates.prefetch_related(
        Prefetch("office__contacts", contacts, to_attr="contacts_seen"),
        Prefetch("contacts", contacts, to_attr="contacts_seen"),
    )
    for mandate in found:
        mandate.person = person
    return list(found)


def person_create(request: HttpRequest) -> HttpResponse:
    """Put a person into the directory."""
    require(rules.can_keep_directory(request.user))
    form = PersonForm(request.POST or None)
    if form.is_valid():
        person = save(form, by=actor(request))
        messages.success(request, _("This person is in the directory."))
        return redirect(person)
    return form_page(
        request,
        form,
        title=_("New person"),
        lead=_("To give somebody an office, begin with the office: it asks who holds it."),
        cancel_url=reverse("members:person_list"),
    )


def person_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Edit the sheet."""
    person = _visible(request, uuid)
    require(rules.can_edit_person(request.user, person))
    form = PersonForm(request.POST or None, instance=person)
    if form.is_valid():
        person = save(form, by=actor(request))
        messages.success(request, _("The sheet is saved."))
        return redirect(person)
    title = _("Edit: %(name)s") % {"name": person}
    return form_page(request, form, title=title, cancel_url=person.get_absolute_url())


def person_link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say which account is theirs: what it may do follows from their mandates."""
    person = _visible(request, uuid)
    require(rules.can_edit_person(request.user, person))
    form = AccountForm(request.POST or None, initial={"account": person.account})
    if form.is_valid():
        actions.link_account(person, by=actor(request), account=form.cleaned_data["account"])
        messages.success(request, _("The account is noted."))
        return redirect(person)
    return form_page(
        request,
        form,
        title=_("Account of %(name)s") % {"name": person},
        lead=_("What an account may do follows from the mandates of its person, day by day."),
        cancel_url=person.get_absolute_url(),
    )


def person_restore(request: HttpRequest, uuid: UUID, sequence: int) -> HttpResponse:
    """Bring back what the sheet was before an entry of its history."""
    person = _visible(request, uuid)
    require(rules.can_edit_person(request.user, person))
    return bring_back(request, person, sequence)


@require_safe
def person_card(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Their card for an address book, with the contacts that the reader may see."""
    person = _visible(request, uuid)
    user = request.user
    person.contacts_seen = list(ContactPoint.objects.visible_to(user).as_of().filter(person=person))
    person.mandates_now = [each for each in _mandates(request, person) if each.holds_today]
    last = Entry.objects.about(person).first()
    person.revised_at = last.at if last else None
    response = HttpResponse(exchange.person_card(person), content_type="text/vcard; charset=utf-8")
    return attached(response, f"{person.uuid}.vcf")


def _visible(request: HttpRequest, uuid: UUID) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user), uuid=uuid)
