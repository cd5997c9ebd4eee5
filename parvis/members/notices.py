"""Whom the directory tells."""

from __future__ import annotations

from collections.abc import Iterable

from parvis.journal.models import Entry
from parvis.journal.notices import notice
from parvis.people.models import Duty, User

from .models import Mandate


@notice("mandate.ended")
def keepers(mandate: Mandate | None, entry: Entry) -> Iterable[User]:
    """Those charged with the directory, but for whoever ended it."""
    charged = Duty.objects.as_of().filter(duty=Duty.Kind.DIRECTORY).values("user")
    return User.objects.filter(is_active=True, pk__in=charged).exclude(pk=entry.actor_id)
