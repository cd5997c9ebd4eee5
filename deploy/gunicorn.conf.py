"""How gunicorn serves Parvis: threads, behind a proxy that buffers slow clients.

Settings by environment: BIND, WEB_CONCURRENCY (processes), WEB_THREADS, WEB_TIMEOUT.
"""

import os

from gunicorn.http import wsgi

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = int(os.environ.get("WEB_TIMEOUT", "30"))
graceful_timeout = 10
keepalive = 30
# A process is replaced now and then, not all at once: a leak stays small.
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 8190
limit_request_fields = 60
SHARED_MEMORY = "/dev/shm"  # noqa: S108
worker_tmp_dir = SHARED_MEMORY if os.path.isdir(SHARED_MEMORY) else None
# The application writes one line for each request, without what names a person.
accesslog = None
errorlog = "-"
loglevel = "warning"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "parvis.config.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Says at each HEAD that the body is left out, as it should be.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}


class _Response(wsgi.Response):
    """An answer that does not say which server made it."""

    def default_headers(self):
        return [line for line in super().default_headers() if not line.startswith("Server:")]


wsgi.Response = _Response
