"""Who may manage accounts, and who must prove themselves twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings

from .models import Duty, Invitation, Recovery, User
from .models.account import FACTORS

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Somebody = User | AnonymousUser


def has_duty(user: Somebody, *duties: str) -> bool:
    """Whether the person is charged with one of these duties today; the direction has them all."""
    return isinstance(user, User) and user.is_active and user.has_duty(*duties)


def is_secretariat(user: Somebody) -> bool:
    """Whether the person holds any duty of the secretariat today."""
    return isinstance(user, User) and user.is_active and user.is_secretariat


def can_manage_accounts(user: Somebody) -> bool:
    """Invite, grant duties, end sign-ins: the directory's people and the direction."""
    return has_duty(user, Duty.Kind.DIRECTORY)


def needs_second_factor(user: Somebody) -> bool:
    """Whoever may export contacts, hence the whole secretariat, must prove themselves twice."""
    return settings.SECOND_FACTOR_REQUIRED and is_secretariat(user)


def has_second_factor(user: Somebody) -> bool:
    """Whether a passkey or an authenticator application is set up; printed codes do not count."""
    if not isinstance(user, User):
        return False
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def grantable_duties(user: Somebody) -> list[str]:
    """The duties that the person may give: only the direction makes a direction."""
    if not can_manage_accounts(user):
        return []
    is_direction = has_duty(user, Duty.Kind.DIRECTION)
    return [code for code in Duty.Kind.values if is_direction or code != Duty.Kind.DIRECTION]


def can_grant(user: Somebody, account: User) -> bool:
    """Give duties: to others, never to oneself unless one is the direction."""
    if not can_manage_accounts(user) or not account.is_active:
        return False
    return account != user or has_duty(user, Duty.Kind.DIRECTION)


def can_end(user: Somebody, duty: Duty) -> bool:
    """End a duty that still runs, of those that the person may give."""
    runs = duty.ends_on is None or duty.holds_today
    return runs and can_grant(user, duty.user) and duty.duty in grantable_duties(user)


def can_close(user: Somebody, account: User) -> bool:
    """Close somebody else's account; the direction's only by the direction."""
    if not can_manage_accounts(user) or account == user:
        return False
    return has_duty(user, Duty.Kind.DIRECTION) or Duty.Kind.DIRECTION not in account.duties


def can_revoke(user: Somebody, invitation: Invitation) -> bool:
    """Withdraw an invitation that nobody used yet."""
    return can_manage_accounts(user) and not invitation.is_settled


def can_resend(user: Somebody, invitation: Invitation) -> bool:
    """Send an invitation again, by whoever may give all the duties it promises."""
    return can_revoke(user, invitation) and set(invitation.duties) <= set(grantable_duties(user))


def can_approve(user: Somebody, recovery: Recovery) -> bool:
    """Vouch for somebody else, once."""
    is_other = user.pk not in {recovery.user_id, recovery.first_approved_by_id}
    return can_manage_accounts(user) and is_other and recovery.waits_for_approval


def can_refuse(user: Somebody, recovery: Recovery) -> bool:
    """Stop a recovery that is not used yet; one may stop one's own."""
    is_running = not recovery.used_at and not recovery.closed_at
    return can_manage_accounts(user) and is_running
