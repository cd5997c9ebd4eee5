"""A contact is written down, a contact is still right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.forms import ModelForm

from parvis.journal.actions import record, record_many, save, stored
from parvis.kit import clock
from parvis.members.models import ContactPoint, ContactPointQuerySet

if TYPE_CHECKING:
    from parvis.people.models import User


@transaction.atomic
def save_contact(form: ModelForm[ContactPoint], *, by: User | None) -> ContactPoint:
    """Save a contact: whoever writes it down says how it is today."""
    is_as_before = form.instance.pk is not None and not form.has_changed()
    form.instance.verified_at = clock.now()
    contact = save(form, by=by)
    if is_as_before:
        record("confirmed", contact, by=by)
    return contact


@transaction.atomic
def confirm_contacts(contacts: ContactPointQuerySet, *, by: User | None) -> int:
    """Note that contacts are right today, without changing them; returns how many."""
    rows = list(contacts.select_for_update(of=("self",)))
    now = clock.now()
    acts: list[tuple[ContactPoint, dict[str, Any], dict[str, Any]]] = []
    for contact in rows:
        before = stored(contact, ["verified_at"])["verified_at"]
        contact.verified_at = now
        after = stored(contact, ["verified_at"])["verified_at"]
        acts.append((contact, {"verified_at": [before, after]}, {}))
    ContactPoint.objects.bulk_update(rows, ["verified_at"])
    record_many("confirmed", acts, by=by)
    return len(rows)
