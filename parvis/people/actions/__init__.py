"""What is done to accounts, invitations and recoveries."""

from .account import (
    close_account,
    end_duty,
    end_sign_ins,
    ensure_account,
    grant_duty,
    reopen_account,
)
from .invitation import accept_invitation, invite, resend_invitation, revoke_invitation
from .recovery import approve_recovery, ask_recovery, complete_recovery, refuse_recovery

__all__ = [
    "accept_invitation",
    "approve_recovery",
    "ask_recovery",
    "close_account",
    "complete_recovery",
    "end_duty",
    "end_sign_ins",
    "ensure_account",
    "grant_duty",
    "invite",
    "refuse_recovery",
    "reopen_account",
    "resend_invitation",
    "revoke_invitation",
]
