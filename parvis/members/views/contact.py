"""How to reach an organisation, an office, a holder, a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from parvis.journal.actions import remove
from parvis.kit.refusing import require
from parvis.members import actions, rules
from parvis.members.forms import ContactForm
from parvis.members.models import ContactPoint, Mandate, Office, Organisation, Person

from .asking import actor, form_page

if TYPE_CHECKING:
    from parvis.members.rules import Owner

OWNERS = {
    "organisation": (Organisation, "slug"),
    "office": (Office, "uuid"),
    "mandate": (Mandate, "uuid"),
    "person": (Person, "uuid"),
}


def contact_create(request: HttpRequest, owner: str, key: str) -> HttpResponse:
    """Add a contact to its owner: an organisation, an office, a mandate or a person."""
    thing = _owner(request, owner, key)
    require(rules.can_add_contact(request.user, thing))
    contact = ContactPoint(**{owner: thing})
    form = _form(request, contact)
    if form.is_valid():
        actions.save_contact(form, by=actor(request))
        messages.success(request, _("The contact is noted."))
        return redirect(thing)
    title = _("New contact: %(name)s") % {"name": _told(thing)}
    return form_page(request, form, title=title, cancel_url=thing.get_absolute_url())


def contact_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a contact."""
    contact = _visible(request, pk)
    require(rules.can_edit_contact(request.user, contact))
    form = _form(request, contact)
    if form.is_valid():
        actions.save_contact(form, by=actor(request))
        messages.success(request, _("The contact is saved."))
        return redirect(contact)
    context = {
        "form": form,
        "contact": contact,
        "title": _("Edit a contact: %(name)s") % {"name": _told(contact.owner)},
        "submit_label": _("Save"),
        "cancel_url": contact.get_absolute_url(),
    }
    return render(request, "members/contact_edit.html", context)


@require_POST
def contact_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a contact is still right."""
    contact = _visible(request, pk)
    require(rules.can_confirm_contact(request.user, contact))
    actions.confirm_contacts(ContactPoint.objects.filter(pk=contact.pk), by=actor(request))
    messages.success(request, _("Noted: %(value)s is right today.") % {"value": contact})
    return redirect(f"{contact.sheet_url}#contacts")


@require_POST
def contact_confirm_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that all the contacts of an organisation and of its offices are still right."""
    seen = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(seen, slug=slug)
    require(rules.can_add_contact(request.user, organisation))
    contacts = ContactPoint.objects.visible_to(request.user).to_confirm(organisation)
    count = actions.confirm_contacts(contacts, by=actor(request))
    if count:
        told = ngettext(
            "Noted: %(count)s contact is right today.",
            "Noted: %(count)s contacts are right today.",
            count,
        )
        messages.success(request, told % {"count": count})
    else:
        messages.success(request, _("All the contacts had been checked already."))
    return redirect(f"{organisation.get_absolute_url()}#contacts")


def contact_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a contact out of the directory."""
    contact = _visible(request, pk)
    require(rules.can_edit_contact(request.user, contact))
    url = contact.get_absolute_url()
    if request.method == "POST":
        remove(contact, by=actor(request))
        messages.success(request, _("The contact is out of the directory."))
        return redirect(url)
    context = {
        "title": _("Remove a contact: %(name)s") % {"name": _told(contact.owner)},
        "lead": _("%(value)s: the journal keeps it, and it can be entered again.")
        % {"value": contact},
        "submit_label": _("Remove the contact"),
        "cancel_url": url,
        "is_destructive": True,
    }
    return render(request, "ui/confirm.html", context)


def _form(request: HttpRequest, contact: ContactPoint) -> ContactForm:
    may_be_private = rules.can_keep_directory(request.user)
    return ContactForm(request.POST or None, instance=contact, may_be_private=may_be_private)


def _told(owner: Owner) -> str:
    """ "Maire, Kindia": an office says nothing without its organisation."""
    if isinstance(owner, Office):
        return f"{owner}, {owner.organisation}"
    return f"{owner}, {owner.office.organisation}" if isinstance(owner, Mandate) else str(owner)


def _owner(request: HttpRequest, owner: str, key: str) -> Owner:
    if owner not in OWNERS:
        raise Http404
    model, field = OWNERS[owner]
    try:
        return get_object_or_404(model.objects.visible_to(request.user), **{field: key})  # type: ignore[attr-defined]
    except ValidationError as error:
        raise Http404 from error


def _visible(request: HttpRequest, pk: int) -> ContactPoint:
    seen = ContactPoint.objects.visible_to(request.user)
    owners = ("organisation", "office__role_type", "office__organisation", "mandate__person")
    seen = seen.select_related(*owners, "person")
    return get_object_or_404(seen, pk=pk)
