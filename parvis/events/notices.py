"""Who is told of what happens in the agenda."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from parvis.journal.notices import notice
from parvis.kit import clock
from parvis.kit.dated import holds_on
from parvis.people.models import User

if TYPE_CHECKING:
    from .models import Event


@notice("event.cancelled", "event.postponed")
def those_who_receive(event: Event | None) -> Iterable[User]:
    """Whoever holds an office of the host today, and may see the event."""
    if event is None or event.audience == event.Audience.SECRETARIAT or not event.host_id:
        return ()
    today = clock.today()
    held = holds_on(today, "person__mandates__")
    return User.objects.filter(
        held, is_active=True, person__mandates__office__organisation=event.host_id
    ).distinct()
