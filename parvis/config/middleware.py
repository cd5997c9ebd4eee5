"""What every request goes through: private pages stay private, and a refusal is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from parvis.config.logs import request_id
from parvis.kit.refusing import Refused

Answer = Callable[[HttpRequest], HttpResponseBase]


class RequestNumberMiddleware:
    """Give each request a number that its log lines and its answer carry."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        number = given if given.isalnum() and len(given) <= 64 else uuid4().hex
        token = request_id.set(number)
        try:
            response = self.get_response(request)
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


class PrivatePagesMiddleware:
    """Nothing that a signed-in person sees, and no sign-in page, is kept by a cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated or request.path.startswith(settings.PRIVATE_PATHS):
            add_never_cache_headers(response)  # type: ignore[arg-type]
            patch_cache_control(response, no_store=True)  # type: ignore[arg-type]
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


def _same_host_page(request: HttpRequest) -> str:
    """The page of ours that the person came from, as a path; empty when it is not ours."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return ""
    parts = urlsplit(referer)
    return parts._replace(scheme="", netloc="", fragment="").geturl()
