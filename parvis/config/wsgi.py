"""The server's entry: `gunicorn parvis.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parvis.config.settings.production")
application = get_wsgi_application()
