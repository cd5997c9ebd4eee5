"""Every address of the house, gathered from its rooms."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from parvis.config import health

ROOMS = {
    "account/": "people",
    "members/": "members",
    "programme/": "strategy",
    "projects/": "projects",
    "agenda/": "events",
    "desk/": "desk",
    "journal/": "journal",
    "files/": "files",
    "": "public",
}

if settings.DEMO:
    ROOMS = {"ui/": "ui", **ROOMS}

urlpatterns = [
    path("health/live", health.health_live, name="health_live"),
    path("health/ready", health.health_ready, name="health_ready"),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    *(
        path(place, include(f"parvis.{room}.urls"))
        for place, room in ROOMS.items()
        if find_spec(f"parvis.{room}.urls")
    ),
]

handler500 = "parvis.config.errors.server_error"
handler429 = "parvis.people.views.too_many_requests"
