"""Invitations: sent, sent again, withdrawn, accepted."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from parvis.journal.actions import record
from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.kit.refusing import Refused, refuse_unless
from parvis.people import rules
from parvis.people.models import Invitation, User
from parvis.people.models.invitation import in_a_week

from .account import grant_duty


@transaction.atomic
def invite(
    email: str,
    *,
    name: str,
    language: str,
    by: User | None,
    duties: Iterable[str] = (),
    note: str = "",
) -> Invitation:
    """Ask a person to join; the link goes to the address alone, and nobody else ever sees it."""
    email = email.strip().lower()
    has_account = User.objects.filter(email__iexact=email).exists()
    refuse_unless(not has_account, _("There is an account with this address already."))
    waits = Invitation.objects.waiting().filter(email__iexact=email).exists()
    refuse_unless(not waits, _("This person is invited already: send the invitation again."))
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        language=language,
        note=note,
        duties=list(duties),
        invited_by=by,
    )
    record("created", invitation, by=by, duties=invitation.duties)
    return invitation


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: User | None) -> Invitation:
    """Mail a new link, good for another seven days; the link before it opens nothing any more."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    refuse_unless(not invitation.is_settled, _("This invitation is used or withdrawn."))
    invitation.token_hash = None
    invitation.sent_at = None
    invitation.expires_at = in_a_week()
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    record("resent", invitation, by=by)
    return invitation


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User | None) -> Invitation:
    """Take an invitation back: its link opens nothing any more."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    refuse_unless(not invitation.is_settled, _("This invitation is used or withdrawn."))
    invitation.revoked_at = clock.now()
    invitation.token_hash = None
    invitation.save(update_fields=["revoked_at", "token_hash"])
    record("revoked", invitation, by=by)
    return invitation


@transaction.atomic
def accept_invitation(token: str, *, name: str, password: str) -> User:
    """Make the account of the invited person, once; `invitation.accepted` tells the other rooms."""
    found = Invitation.objects.opened_by(token)
    if found is None:
        raise Refused(_("This link is used, withdrawn or older than seven days."))
    invitation = Invitation.objects.select_for_update().get(pk=found.pk)
    refuse_unless(invitation.can_still_be_used, _("This link is used already."))
    taken = User.objects.filter(email__iexact=invitation.email).exists()
    refuse_unless(not taken, _("There is an account with this address already."))
    _refuse_duties_that_nobody_may_give_any_more(invitation)
    validate_password(password, User(email=invitation.email, name=name))
    user = User.objects.create_user(
        invitation.email, password, name=name, language=invitation.language
    )
    for duty in invitation.duties:
        today = PartialDate.of(clock.today())
        grant_duty(user, duty=duty, start=today, by=invitation.invited_by)
    invitation.used_at = clock.now()
    invitation.token_hash = None
    invitation.user = user
    invitation.save(update_fields=["used_at", "token_hash", "user"])
    record("accepted", invitation, by=user, account=user.pk)
    return user


def _refuse_duties_that_nobody_may_give_any_more(invitation: Invitation) -> None:
    """An invitation promises what its sender may still give on the day it is accepted."""
    sender = invitation.invited_by
    if sender and invitation.duties:
        kept = set(invitation.duties) <= set(rules.grantable_duties(sender))
        refuse_unless(kept, _("Whoever invited you may no longer do so: ask for a new invitation."))
