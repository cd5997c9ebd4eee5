"""Recoveries: asked for, approved by two persons, refused, used."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from parvis.journal.actions import record
from parvis.kit import clock
from parvis.kit.refusing import Refused, refuse_unless
from parvis.people.models import Recovery, User
from parvis.people.models.recovery import TIME_TO_USE

from .account import end_sign_ins


@transaction.atomic
def ask_recovery(email: str) -> Recovery | None:
    """Note that somebody at this address lost every way in; nothing happens where there is none."""
    user = User.objects.select_for_update().filter(email__iexact=email, is_active=True).first()
    if user is None:
        return None
    running = Recovery.objects.running().filter(user=user)
    lapsed = running.filter(Q(expires_at__lte=clock.now()))
    lapsed.update(closed_at=clock.now(), token_hash=None)
    if running.exists():
        return None
    recovery = Recovery.objects.create(user=user)
    record("asked", recovery, by=None)
    return recovery


@transaction.atomic
def approve_recovery(recovery: Recovery, *, by: User) -> Recovery:
    """Vouch for the person. Two different persons, neither of them the one who asks."""
    recovery = Recovery.objects.select_for_update().get(pk=recovery.pk)
    refuse_unless(recovery.waits_for_approval, _("This request no longer waits for an approval."))
    is_other = by.pk not in {recovery.user_id, recovery.first_approved_by_id}
    refuse_unless(is_other, _("Another person must approve this."))
    if recovery.first_approved_at is None:
        recovery.first_approved_by, recovery.first_approved_at = by, clock.now()
        recovery.save(update_fields=["first_approved_by", "first_approved_at"])
        record("approved_once", recovery, by=by)
        return recovery
    recovery.second_approved_by, recovery.second_approved_at = by, clock.now()
    recovery.expires_at = clock.now() + TIME_TO_USE
    recovery.save(update_fields=["second_approved_by", "second_approved_at", "expires_at"])
    record("approved", recovery, by=by)
    return recovery


@transaction.atomic
def refuse_recovery(recovery: Recovery, *, by: User) -> Recovery:
    """Stop it: a link that was sent opens nothing any more."""
    recovery = Recovery.objects.select_for_update().get(pk=recovery.pk)
    is_running = not recovery.used_at and not recovery.closed_at
    refuse_unless(is_running, _("This request is used or closed already."))
    recovery.closed_at, recovery.closed_by = clock.now(), by
    recovery.token_hash = None
    recovery.save(update_fields=["closed_at", "closed_by", "token_hash"])
    record("refused", recovery, by=by)
    return recovery


@transaction.atomic
def complete_recovery(token: str, *, password: str) -> User:
    """A new password; the lost factors and every open sign-in are gone. Works once."""
    found = Recovery.objects.opened_by(token)
    if found is None:
        raise Refused(_("This link is used, stopped or older than a day."))
    recovery = Recovery.objects.select_for_update().get(pk=found.pk)
    user = User.objects.select_for_update().get(pk=recovery.user_id)
    usable = recovery.state == Recovery.State.APPROVED and recovery.token_hash == found.token_hash
    refuse_unless(usable and user.is_active, _("This link is used already."))
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    end_sign_ins(user, by=user)
    recovery.used_at = clock.now()
    recovery.token_hash = None
    recovery.save(update_fields=["used_at", "token_hash"])
    record("completed", recovery, by=user)
    return user
