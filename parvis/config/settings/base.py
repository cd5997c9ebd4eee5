"""What holds everywhere; each other file here says only what it changes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(environ.Env().str("PARVIS_VAR", default=str(ROOT / "var")))
env = environ.Env()

# --- The network this installation serves -----------------------------------
NETWORK_NAME = env.str("NETWORK_NAME", default="Association Internationale des Maires Francophones")
NETWORK_SHORT_NAME = env.str("NETWORK_SHORT_NAME", default="AIMF")
NETWORK_CONTACT = env.str("NETWORK_CONTACT", default="secretariat@example.org")
NETWORK_CURRENCY = env.str("NETWORK_CURRENCY", default="EUR")
SITE_URL = env.str("SITE_URL", default="http://localhost:8000")

# --- Applications ------------------------------------------------------------
INSTALLED_APPS = [
    "parvis.people",
    "parvis.kit",
    "parvis.ui",
    "parvis.terms",
    "parvis.files",
    "parvis.journal",
    "parvis.members",
    "parvis.strategy",
    "parvis.projects",
    "parvis.events",
    "parvis.desk",
    "parvis.public",
    "parvis.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "parvis.config.middleware.RequestNumberMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "parvis.config.middleware.BrowserRulesMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "parvis.config.middleware.ReaderLanguageMiddleware",
    "parvis.config.middleware.DeviceMiddleware",
    "parvis.config.middleware.SecondFactorMiddleware",
    "parvis.config.middleware.PrivatePagesMiddleware",
    "parvis.config.middleware.PlainAddressMiddleware",
    "parvis.config.middleware.RefusedMiddleware",
]

ROOT_URLCONF = "parvis.config.urls"
WSGI_APPLICATION = "parvis.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "parvis.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "parvis.ui.context.frame",
            ],
        },
    }
]

# --- Interface ---------------------------------------------------------------
FORM_RENDERER = "parvis.ui.renderer.FormRenderer"
# The words of the bar, and those under "More"; a word is not shown while nothing answers there.
NAVIGATION = [
    {"label": _("Home"), "address": "desk:desk", "place": "bar", "audience": "network"},
    {
        "label": _("Network"),
        "address": "members:organisation_list",
        "place": "bar",
        "audience": "all",
    },
    {"label": _("Projects"), "address": "projects:project_list", "place": "bar", "audience": "all"},
    {"label": _("Agenda"), "address": "events:event_list", "place": "bar", "audience": "all"},
    {
        "label": _("Programme"),
        "address": "strategy:programme_detail",
        "place": "more",
        "audience": "all",
    },
    {
        "label": _("Journal"),
        "address": "journal:entry_list",
        "place": "more",
        "audience": "secretariat",
    },
]
SEARCH_ADDRESS = "desk:search"

# --- Data --------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
    ),
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR}/parvis.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Rather a page that says "in a moment" than threads that wait for a machine that is gone.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
SESSION_ENGINE = "parvis.kit.sessions"
MEDIA_ROOT = VAR / "media"
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
FILE_MAX_BYTES = env.int("FILE_MAX_BYTES", default=20 * 1024 * 1024)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People ------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["parvis.people.views.sign_in.SignInBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
SECOND_FACTOR_REQUIRED = True

# A sign-in lasts half an hour after the last request, unless the person says
# that the device is their own: then so many days (see people/views/sign_in.py).
SESSION_COOKIE_AGE = 30 * 60
OWN_DEVICE_LASTS = timedelta(days=30)

ACCOUNT_ADAPTER = "parvis.people.views.sign_in.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
PASSWORD_RESET_TIMEOUT = 4 * 3600
ACCOUNT_FORMS = {
    "login": "parvis.people.forms.SignInForm",
    "reauthenticate": "parvis.people.forms.ConfirmPasswordForm",
    "change_password": "parvis.people.forms.ChangePasswordForm",
    "set_password": "parvis.people.forms.SetPasswordForm",
    "reset_password_from_key": "parvis.people.forms.ResetPasswordForm",
}
# "key" is the address together with where it is asked from: whoever guesses
# passwords of somebody else slows down themselves, never that person.
ACCOUNT_RATE_LIMITS = {
    "login": "60/10m/ip",
    "login_failed": "30/10m/ip,5/10m/key",
    "reset_password_from_key": "20/10m/ip",
    "change_password": "10/10m/user",
    "reauthenticate": "20/10m/user",
}
ASKING_RATES = {
    "reset_password": "10/10m/ip",
    "reset_password_mail": "3/h/key",
    "recovery": "10/10m/ip",
    "recovery_mail": "3/d/key",
    "token": "20/10m/ip",
}
RATE_LIMIT_MINUTES = 10
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

MFA_ADAPTER = "parvis.people.views.sign_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = OWN_DEVICE_LASTS
MFA_TOTP_ISSUER = NETWORK_SHORT_NAME
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "60/10m/ip"}
MFA_FORMS = {
    "authenticate": "parvis.people.forms.CodeForm",
    "reauthenticate": "parvis.people.forms.ConfirmCodeForm",
    "activate_totp": "parvis.people.forms.ActivateTotpForm",
    "add_webauthn": "parvis.people.forms.AddPasskeyForm",
    "edit_webauthn": "parvis.people.forms.RenamePasskeyForm",
    "login_webauthn": "parvis.people.forms.PasskeySignInForm",
}

# --- Languages, time ---------------------------------------------------------
LANGUAGE_NAMES = {
    "fr": "Français",
    "en": "English",
    "pt": "Português",
    "es": "Español",
    "ar": "العربية",
}
LANGUAGES = [
    (code, LANGUAGE_NAMES[code]) for code in env.list("NETWORK_LANGUAGES", default=["fr", "en"])
]
LANGUAGE_CODE = LANGUAGES[0][0]
TIME_ZONE = env.str("NETWORK_TIME_ZONE", default="Europe/Paris")
USE_TZ = True

# --- Static files ------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"

# --- Security ----------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Paths whose pages no cache may keep, even for someone who is not signed in.
PRIVATE_PATHS = ("/account/",)
PERMISSIONS_POLICY = (
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)

# --- Logs: one event a line, without what names a person ------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "parvis.config.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "parvis.requests": {"level": env.str("REQUEST_LOG_LEVEL", default="INFO")},
    },
}
