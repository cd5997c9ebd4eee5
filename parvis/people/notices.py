"""Whom to tell of what happens to accounts: the person, always; those who manage them."""

from __future__ import annotations

from collections.abc import Iterable

from parvis.journal.notices import notice

from .models import Duty, Invitation, Recovery, User


@notice(
    "user.password_changed",
    "user.password_reset",
    "user.second_factor_added",
    "user.second_factor_removed",
    "user.recovery_codes_made",
    "user.duty_granted",
    "user.duty_ended",
)
def owner(account: User) -> Iterable[User]:
    """The person whose account it is: if it was not them, they learn of it."""
    return [account]


@notice("invitation.accepted")
def who_invited(invitation: Invitation) -> Iterable[User]:
    """Whoever sent the invitation."""
    return [invitation.invited_by] if invitation.invited_by else []


@notice(
    "recovery.asked",
    "recovery.approved_once",
    "recovery.approved",
    "recovery.refused",
    "recovery.completed",
)
def person_and_managers(recovery: Recovery) -> Iterable[User]:
    """The person at each step, and those who may approve."""
    return {recovery.user, *User.objects.charged_with(Duty.Kind.DIRECTORY)}
