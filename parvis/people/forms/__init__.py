"""What people write about themselves and about others, cleaned."""

from .account import AccountFilters, CloseForm, DutyEndForm, DutyForm, ProfileForm
from .asking import AddressForm, NewPasswordForm
from .invitation import AcceptForm, InvitationForm
from .passwords import (
    ChangePasswordForm,
    ConfirmPasswordForm,
    ResetPasswordForm,
    SetPasswordForm,
)
from .second_factor import (
    ActivateTotpForm,
    AddPasskeyForm,
    CodeForm,
    ConfirmCodeForm,
    RenamePasskeyForm,
)
from .sign_in import PasskeySignInForm, SignInForm

__all__ = [
    "AcceptForm",
    "AccountFilters",
    "ActivateTotpForm",
    "AddPasskeyForm",
    "AddressForm",
    "ChangePasswordForm",
    "CloseForm",
    "CodeForm",
    "ConfirmCodeForm",
    "ConfirmPasswordForm",
    "DutyEndForm",
    "DutyForm",
    "InvitationForm",
    "NewPasswordForm",
    "PasskeySignInForm",
    "ProfileForm",
    "RenamePasskeyForm",
    "ResetPasswordForm",
    "SetPasswordForm",
    "SignInForm",
]
