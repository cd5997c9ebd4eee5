"""Addresses under /account/: the room's own, and those of allauth that are in use."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path, re_path

from . import views

own = [
    path("", views.account_home, name="account_home"),
    path("change/", views.account_change, name="account_change"),
    path("sign-ins/end/", views.sign_in_end_others, name="sign_in_end_others"),
    path("sign-ins/<int:pk>/end/", views.sign_in_end, name="sign_in_end"),
    path("accounts/", views.account_list, name="account_list"),
    path("accounts/<uuid:uuid>/", views.account_detail, name="account_detail"),
    path("accounts/<uuid:uuid>/close/", views.account_close, name="account_close"),
    path("accounts/<uuid:uuid>/reopen/", views.account_reopen, name="account_reopen"),
    path(
        "accounts/<uuid:uuid>/end-sign-ins/",
        views.account_end_sign_ins,
        name="account_end_sign_ins",
    ),
    path("accounts/<uuid:uuid>/duty/", views.duty_grant, name="duty_grant"),
    path("duties/<int:pk>/end/", views.duty_end, name="duty_end"),
    path("invitations/", views.invitation_list, name="invitation_list"),
    path("invitations/new/", views.invitation_create, name="invitation_create"),
    path("invitations/<int:pk>/resend/", views.invitation_resend, name="invitation_resend"),
    path("invitations/<int:pk>/revoke/", views.invitation_revoke, name="invitation_revoke"),
    path("invitation/<str:token>/", views.invitation_accept, name="invitation_accept"),
    path("recoveries/", views.recovery_list, name="recovery_list"),
    path("recoveries/<int:pk>/", views.recovery_detail, name="recovery_detail"),
    path("recoveries/<int:pk>/approve/", views.recovery_approve, name="recovery_approve"),
    path("recoveries/<int:pk>/refuse/", views.recovery_refuse, name="recovery_refuse"),
    path("recovery/", views.recovery_ask, name="recovery_ask"),
    path("recovery/asked/", views.recovery_asked, name="recovery_asked"),
    path("recovery/link/<str:token>/", views.recovery_complete, name="recovery_complete"),
    path("demo/", views.demo_list, name="demo_list"),
    path("demo/<slug:role>/", views.demo_sign_in, name="demo_sign_in"),
]

allauth = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("second-factor/", views.second_factors, name="mfa_index"),
    path("second-factor/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("second-factor/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/application/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/application/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/passkeys/", views.second_factors, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        webauthn.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path("second-factor/passkeys/<int:pk>/edit/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "second-factor/passkeys/reauthenticate/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-factor/passkeys/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
]

urlpatterns = [path("", include((own, "people"))), *allauth]
