"""The demonstration as production serves it: hashed, compressed files and compressed pages."""

from parvis.config.settings.demo import *  # noqa: F403
from parvis.config.settings.demo import LOGGING, MIDDLEWARE

# The proxy compresses pages; here, where there is none, the application does.
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING["loggers"]["django"]["level"] = "ERROR"
