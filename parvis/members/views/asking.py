"""What the pages of the directory that ask for something have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from parvis.people.models import User


def actor(request: HttpRequest) -> User:
    """Whoever acts: these pages require signing in."""
    return cast("User", request.user)


def form_page(
    request: HttpRequest, form: forms.BaseForm, *, title: Any, cancel_url: str, **context: Any
) -> HttpResponse:
    """The page of a form."""
    shown = {"submit_label": _("Save"), "lead": "", **context}
    return render(
        request,
        "ui/form_page.html",
        {"form": form, "title": title, "cancel_url": cancel_url, **shown},
    )


def attached(response: HttpResponse, name: str) -> HttpResponse:
    """A file to keep, under this name."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
