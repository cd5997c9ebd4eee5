"""Who is told of what changes in the programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from parvis.journal.models import Entry
from parvis.journal.notices import notice
from parvis.people.models import Duty, User

if TYPE_CHECKING:
    from .models import Node


@notice("node.created", "node.changed", "node.removed")
def direction(node: Node | None, entry: Entry) -> Iterable[User]:
    """The direction answers for the programme; whoever changed it knows already."""
    return User.objects.charged_with(Duty.Kind.DIRECTION).exclude(pk=entry.actor_id)
