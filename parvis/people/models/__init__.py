"""Accounts, duties, invitations, recoveries."""

from .account import Duty, User
from .invitation import Invitation
from .recovery import Recovery

__all__ = ["Duty", "Invitation", "Recovery", "User"]
