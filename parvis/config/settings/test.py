"""Tests: quick hashing, mails in memory, jobs run when a test says so."""

from .base import *  # noqa: F403
from .base import MIDDLEWARE, env

DEBUG = False
DEMO = True
SECRET_KEY = "tests only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Without WhiteNoise, which reads the whole static folder again for each test client.
MIDDLEWARE = [
    "parvis.config.middleware.CountQueriesMiddleware",
    *(name for name in MIDDLEWARE if "whitenoise" not in name),
]
# Switched on by the tests that are about it.
SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
TASKS = {
    "default": {
        "BACKEND": env.str("TASKS_BACKEND", "django_tasks.backends.immediate.ImmediateBackend")
    }
}
LOGGING_CONFIG = None
