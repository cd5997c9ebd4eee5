"""Who writes the public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parvis.people.models import Duty
from parvis.people.rules import has_duty

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


def can_edit(user: User | AnonymousUser) -> bool:
    """Communication, and the direction."""
    return has_duty(user, Duty.Kind.COMMUNICATION)
