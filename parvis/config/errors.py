"""What a person sees when something broke: a page that needs nothing that may itself be broken."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string

RETRY_AFTER = 30  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that is away for a moment is told as such (503); all else is our fault (500)."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponseServerError(render_to_string("500.html"))
