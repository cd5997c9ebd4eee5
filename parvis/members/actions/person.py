"""A person of the directory signs in with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.journal.actions import record
from parvis.kit.refusing import refuse_unless
from parvis.members.models import Person

if TYPE_CHECKING:
    from parvis.people.models import User


@transaction.atomic
def link_account(person: Person, *, by: User | None, account: User | None) -> Person:
    """Say whose account it is: its rights follow from the mandates. None takes the link away."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    taken = account and Person.objects.filter(account=account).exclude(pk=person.pk).exists()
    refuse_unless(not taken, _("This account already belongs to somebody else."))
    before, person.account = person.account_id, account
    person.save(update_fields=["account"])
    record("linked", person, by=by, changes={"account": [before, person.account_id]})
    return person
