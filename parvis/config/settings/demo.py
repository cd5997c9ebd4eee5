"""The demonstration: SQLite, one-click sign-in, everything on this machine."""

from .base import *  # noqa: F403
from .base import LOGGING, MIDDLEWARE, STATIC_ROOT, VAR, env

DEBUG = env.bool("DEBUG", default=False)
DEMO = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def _secret() -> str:
    from django.core.management.utils import get_random_secret_key

    path = VAR / "secret_key"
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or _secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
WHITENOISE_USE_FINDERS = True
MIDDLEWARE = ["parvis.config.middleware.CountQueriesMiddleware", *MIDDLEWARE]
LOGGING["loggers"]["parvis.requests"]["level"] = "WARNING"
