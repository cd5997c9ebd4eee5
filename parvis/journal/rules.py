"""Who may read the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


def can_read_journal(user: User | AnonymousUser) -> bool:
    """The secretariat reads all that happened; others only meet the history of what they edit."""
    return user.is_authenticated and user.is_active and user.is_secretariat
