"""Who may manage accounts, and who must prove themselves twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from .models import Duty, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def has_duty(user: User | AnonymousUser, *duties: str) -> bool:
    """Whether the person is charged with one of these duties today; the direction has them all."""
    return isinstance(user, User) and user.is_active and user.has_duty(*duties)


def is_secretariat(user: User | AnonymousUser) -> bool:
    """Whether the person holds any duty of the secretariat today."""
    return isinstance(user, User) and user.is_active and user.is_secretariat


def can_manage_accounts(user: User | AnonymousUser) -> bool:
    """Invite, grant duties, end sign-ins: the directory's people and the direction."""
    return has_duty(user, Duty.Kind.DIRECTORY)


def needs_second_factor(user: User | AnonymousUser) -> bool:
    """Whoever may export contacts, hence the whole secretariat, must prove themselves twice."""
    return settings.SECOND_FACTOR_REQUIRED and is_secretariat(user)
