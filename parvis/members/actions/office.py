"""An office changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.forms import ModelForm

from parvis.journal.actions import save
from parvis.members.models import Office

if TYPE_CHECKING:
    from parvis.people.models import User


@transaction.atomic
def save_office(form: ModelForm[Office], *, by: User | None) -> Office:
    """Save an office; whether its mandates exclude one another follows from it.

    On PostgreSQL an office whose mandates overlap cannot become one of a single holder
    (IntegrityError).
    """
    was_known = form.instance.pk is not None
    office = save(form, by=by)
    if was_known and "unique_holder" in form.changed_data:
        follow_office(office)
    return office


def follow_office(office: Office) -> None:
    """Let its mandates know whether the office has one holder at a time."""
    for mandate in office.mandates.select_related("office"):
        mandate.save(update_fields=["is_exclusive"])
