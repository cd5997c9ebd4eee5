"""Where a person asks about accounts."""

from .account import (
    account_change,
    account_close,
    account_detail,
    account_end_sign_ins,
    account_home,
    account_list,
    account_reopen,
    sign_in_end,
    sign_in_end_others,
)
from .demo import demo_list, demo_sign_in
from .duty import duty_end, duty_grant
from .invitation import (
    invitation_accept,
    invitation_create,
    invitation_list,
    invitation_resend,
    invitation_revoke,
)
from .password import password_reset
from .recovery import (
    recovery_approve,
    recovery_ask,
    recovery_asked,
    recovery_complete,
    recovery_detail,
    recovery_list,
    recovery_refuse,
)
from .second_factor import recovery_codes, second_factors
from .sign_in import too_many_requests

__all__ = [
    "account_change",
    "account_close",
    "account_detail",
    "account_end_sign_ins",
    "account_home",
    "account_list",
    "account_reopen",
    "demo_list",
    "demo_sign_in",
    "duty_end",
    "duty_grant",
    "invitation_accept",
    "invitation_create",
    "invitation_list",
    "invitation_resend",
    "invitation_revoke",
    "password_reset",
    "recovery_approve",
    "recovery_ask",
    "recovery_asked",
    "recovery_codes",
    "recovery_complete",
    "recovery_detail",
    "recovery_list",
    "recovery_refuse",
    "second_factors",
    "sign_in_end",
    "sign_in_end_others",
    "too_many_requests",
]
