"""What every request goes through: private pages stay private, and a refusal is a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from parvis.config.logs import request_id
from parvis.kit.refusing import Refused
from parvis.people import rules
from parvis.people.models import User
from parvis.people.views.sign_in import BEFORE_SECOND_FACTOR, note_use

logger = logging.getLogger("parvis.requests")
KNOWN_METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
Answer = Callable[[HttpRequest], HttpResponseBase]


class RequestNumberMiddleware:
    """Give each request a number that its log lines and its answer carry."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        number = given if given.isascii() and given.isalnum() and len(given) <= 64 else uuid4().hex
        token = request_id.set(number)
        began = monotonic()
        try:
            response = self.get_response(request)
            _log(request, response, monotonic() - began)
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = number
        return response


class BrowserRulesMiddleware:
    """Tell the browser what no page of ours ever needs: camera, place, microphone, payment."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PlainAddressMiddleware:
    """Nothing of ours has a NUL in its address, and PostgreSQL refuses to look for one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> None:
        """Answer 404 before anything is looked for."""
        if "\0" in request.path:
            raise Http404


class ReaderLanguageMiddleware:
    """Speak the language of the signed-in person, unless this browser chose another."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen_here = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if isinstance(request.user, User) and not chosen_here:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class DeviceMiddleware:
    """Keep a sign-in on a shared device open as long as it is used, and note when it was."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            note_use(request)
        return self.get_response(request)


class SecondFactorMiddleware:
    """Send whoever must have a second factor to set it up before anything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Let only the pages pass that lead to a second factor, or out."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in BEFORE_SECOND_FACTOR or not rules.needs_second_factor(request.user):
            return None
        return None if rules.has_second_factor(request.user) else redirect("mfa_index")


class PrivatePagesMiddleware:
    """Nothing that a signed-in person sees, and no sign-in page, is kept by a cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated or request.path.startswith(settings.PRIVATE_PATHS):
            add_never_cache_headers(response)
            patch_cache_control(response, no_store=True)
        return response


class RefusedMiddleware:
    """An action that cannot be done now is told in one sentence, on the page one came from."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a `Refused`; every other error goes its way."""
        if not isinstance(error, Refused):
            return None
        back = _same_host_page(request)
        if request.method == "GET" or not back:
            return render(request, "409.html", {"message": error.message}, status=409)
        messages.error(request, error.message)
        return HttpResponseRedirect(back)


class CountQueriesMiddleware:
    """Say in `X-Queries` how many questions a page asked of the database (demo and tests only)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        count = 0

        def counting(execute: Callable, *arguments: object) -> object:
            nonlocal count
            count += 1
            return execute(*arguments)

        with connection.execute_wrapper(counting):
            response = self.get_response(request)
        response.headers["X-Queries"] = str(count)
        return response


def _log(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    """One line for each request: the address's pattern, never which person or what was asked."""
    match = request.resolver_match
    logger.info(
        "%s /%s %s",
        request.method if request.method in KNOWN_METHODS else "other",
        match.route if match else "",
        response.status_code,
        extra={"status_code": response.status_code, "milliseconds": round(seconds * 1000)},
    )


def _same_host_page(request: HttpRequest) -> str:
    """The page of ours that the person came from, as a path; empty when it is not ours."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return ""
    parts = urlsplit(referer)
    # Two slashes at its beginning would make the path a host.
    path = "/" + parts.path.lstrip("/\\")
    return parts._replace(scheme="", netloc="", path=path, fragment="").geturl()
