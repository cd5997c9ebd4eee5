"""How allauth enters the room: its adapters, and what signing in depends on."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.internal.flows import trust
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from parvis.journal.actions import record
from parvis.kit import clock
from parvis.kit.prepared import prepared
from parvis.people import rules
from parvis.people.forms.sign_in import OWN, keep_sign_in
from parvis.people.models import User
from parvis.people.models.account import FACTORS

# Pages that lead to a second factor, or out.
BEFORE_SECOND_FACTOR = {
    "account_logout",
    "account_reauthenticate",
    "account_set_password",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
    "people:account_change",
    "set_language",
    "health_live",
    "health_ready",
}

# What allauth would mail, as the journal says it; the notices then tell the person.
VERBS = {
    "account/email/password_changed": "password_changed",
    "account/email/password_set": "password_changed",
    "account/email/password_reset": "password_reset",
    "mfa/email/totp_activated": "second_factor_added",
    "mfa/email/webauthn_added": "second_factor_added",
    "mfa/email/totp_deactivated": "second_factor_removed",
    "mfa/email/webauthn_removed": "second_factor_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}

WAYS = {
    "reauthenticate": _("With my password"),
    "mfa_reauthenticate": _("With a code"),
    "mfa_reauthenticate:webauthn": _("With my passkey"),
}


@login_not_required
def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say how long to wait: no limit here lasts longer."""
    minutes = settings.RATE_LIMIT_MINUTES
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def is_throttled(request: HttpRequest, asking: str, *, key: str = "") -> bool:
    """Whether too much was asked from there (or, with a key, about one address) of late."""
    rates = settings.ASKING_RATES
    return not ratelimit.consume(request, app="people", action=asking, config=rates, key=key)


def prove_again(request: HttpRequest) -> None:
    """Ask for the password, a code or a passkey, unless one was given a few minutes ago."""
    raise_if_reauthentication_required(request, app="people")


def note_use(request: HttpRequest) -> None:
    """Note, once a minute on a shared device and once an hour on an own one, that it is used.

    Writing the session is what keeps a shared device's half hour going.
    """
    session, now = request.session, clock.now()
    used_at = session.get("used_at")
    if used_at is None:
        return
    pace = 3600 if session.get("device") == OWN else 60
    if now.timestamp() - used_at >= pace:
        session["used_at"] = int(now.timestamp())
        mine = UserSession.objects.filter(session_key=session.session_key)
        mine.update(last_seen_at=now)


class SignInBackend(AuthenticationBackend):
    """Who is signed in, found at each page by a query that is prepared."""

    def get_user(self, user_id: int) -> User | None:
        found = _account(int(user_id))
        return found[0] if found and found[0].is_active else None


@prepared
def _account(key: int) -> QuerySet[User]:
    return User.objects.filter(pk=key)


class SignInAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; limits slow the guesser; the journal hears of changes."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("Write your current password."),
        "incorrect_code": _("This code is not right, or is used already."),
        "incorrect_password": _("The password is not right."),
        "invalid_password_reset": _("This link is used or too old."),
        "too_many_login_attempts": _("Too many attempts. Wait ten minutes, then try again."),
        "rate_limited": _("Too many attempts. Wait ten minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account alone."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        asked_for = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{asked_for}:{ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Answer 429 to whoever guesses too often."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise ImmediateHttpResponse(too_many_requests(request)) from None

    def get_login_stages(self) -> list[str]:
        """Without a page that asks to trust: the device was chosen at sign-in."""
        stages: list[str] = super().get_login_stages()
        own = {"allauth.mfa.stages.AuthenticateStage": f"{__name__}.SecondStep"}
        return [own.get(stage, stage) for stage in stages if not stage.endswith(".TrustStage")]

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session, for as long as the device allows."""
        super().login(request, user)
        keep_sign_in(request)

    def post_login(self, request: HttpRequest, user: User, **hooks: Any) -> HttpResponse:
        """An own device that has just shown a second factor is not asked again for 30 days."""
        response: HttpResponse = super().post_login(request, user, **hooks)
        records = get_authentication_records(request, user)
        proved = any(each.get("method") == "mfa" for each in records)
        if proved and request.session.get("device") == OWN:
            trust.trust_browser(request, user, response)
        return response

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whoever signed in a few minutes ago has just shown that it is them."""
        records = get_authentication_records(self.request, self.request.user)
        oldest = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(each["at"] > oldest for each in records)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show again that it is oneself, in the network's words."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [each | {"description": WAYS[each["id"]]} for each in methods]

    def is_safe_url(self, url: str | None) -> bool:
        """Whether a page asked for next is one of this very host, whatever hosts are served."""
        own, is_secure = {self.request.get_host()}, self.request.is_secure()
        return url_has_allowed_host_and_scheme(url, own, require_https=is_secure)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("people:account_home")

    def send_notification_mail(
        self, template_prefix: str, user: User, context: Any = None, email: str | None = None
    ) -> None:
        """Record what was changed; the journal tells the person."""
        if template_prefix in VERBS:
            record(VERBS[template_prefix], user, by=user)


class SecondStep(AuthenticateStage):
    """The second factor, asked for on devices trusted before the person ended a sign-in."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if super()._should_handle(request):
            return True
        user = self.login.user
        if not user or not user.trust_ended_at or not rules.has_second_factor(user):
            return False
        if did_use_passwordless_login(request, user):
            return False
        mine = trust.create_config_fingerprint(user)
        given = [each.at for each in trust.decode_trust_cookie(request) if each.fingerprint == mine]
        return not any(at > user.trust_ended_at.timestamp() for at in given)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are not readable in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your duties need a second factor: set up another one first."
        ),
        "cannot_generate_recovery_codes": _("Set up a passkey or an application first."),
        "incorrect_code": _("This code is not right, or is used already."),
    }

    def encrypt(self, text: str) -> str:
        """As stored: only who knows SECRET_KEY reads it."""
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Counterpart of `encrypt`; keys given up lately still open."""
        return _safe().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have a second factor keeps one."""
        user = authenticator.user
        others = Authenticator.objects.filter(user=user, type__in=FACTORS)
        return not rules.needs_second_factor(user) or others.exclude(pk=authenticator.pk).exists()

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code on white, so that it can be read in dark mode too."""
        drawing: str = super().build_totp_svg(url)
        start = drawing.index("<svg")
        head, _sign, rest = drawing[start:].partition(">")
        label = gettext("QR code for the application")
        white = '<rect width="100%" height="100%" fill="#fff"/>'
        return mark_safe(f'{head} role="img" aria-label="{label}">{white}{rest}')

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """A first name for a passkey."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return str(settings.NETWORK_SHORT_NAME)


def _safe() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(key))) for key in keys])


def _key(secret: str) -> bytes:
    digest = hashlib.sha256(b"parvis second factor" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest)
