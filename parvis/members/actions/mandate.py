"""A mandate begins, a mandate ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from parvis.journal.actions import record, stored
from parvis.kit.dates import PartialDate
from parvis.kit.refusing import Refused, refuse_unless
from parvis.members.models import Mandate, Person

if TYPE_CHECKING:
    from parvis.people.models import User

WRITTEN = ("title", "entry", "ordinal", "start", "attested", "end", "end_reason", "source", "note")


@transaction.atomic
def create_mandate(mandate: Mandate, *, by: User | None, person: Person) -> Mandate:
    """Give an office to a person, who joins the directory where they are not in it yet."""
    if person.pk is None:
        person.full_clean()
        person.save()
        names = stored(person, ("given_name", "family_name", "gender"))
        record("created", person, by=by, changes={n: [None, v] for n, v in names.items()})
    mandate.person = person
    mandate.save()
    written = stored(mandate, WRITTEN)
    changes = {name: [None, value] for name, value in written.items() if value}
    record("created", mandate, by=by, changes=changes)
    return mandate


@transaction.atomic
def end_mandate(
    mandate: Mandate, *, by: User | None, end: PartialDate, reason: str, source: str = ""
) -> Mandate:
    """End a mandate on the first day without it; what hung on it follows from the record."""
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    refuse_unless(mandate.goes_on, _("This mandate has already ended."))
    names = ("end", "end_reason", "source")
    before = stored(mandate, names)
    mandate.end = end
    mandate.end_reason = reason
    mandate.source = source or mandate.source
    try:
        mandate.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    mandate.save()
    after = stored(mandate, names)
    changes = {name: [before[name], after[name]] for name in names if before[name] != after[name]}
    record("ended", mandate, by=by, changes=changes, reason=reason)
    return mandate
