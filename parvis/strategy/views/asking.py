"""What the pages of the programme that ask for something have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from parvis.strategy.models import Node, Programme

if TYPE_CHECKING:
    from parvis.people.models import User


def actor(request: HttpRequest) -> User:
    """Whoever acts: these pages require signing in."""
    return cast("User", request.user)


def the_programme() -> Programme:
    """The programme that runs; 404 before any is loaded."""
    programme = Programme.objects.current()
    if programme is None:
        raise Http404
    return programme


def the_node(request: HttpRequest, code: str) -> Node:
    """The part of that code in the programme that runs."""
    seen = Node.objects.visible_to(request.user).filter(programme=the_programme())
    return get_object_or_404(seen.select_related("programme", "parent"), code=code)


def form_page(
    request: HttpRequest, form: forms.BaseForm, *, title: Any, cancel_url: str, lead: Any = ""
) -> HttpResponse:
    """The page of a form."""
    context = {"form": form, "title": title, "cancel_url": cancel_url, "lead": lead}
    return render(request, "ui/form_page.html", context)


def confirm_page(
    request: HttpRequest, *, title: Any, lead: Any, submit_label: Any, cancel_url: str
) -> HttpResponse:
    """The page that asks once more before something is taken away."""
    context = {
        "title": title,
        "lead": lead,
        "submit_label": submit_label,
        "cancel_url": cancel_url,
        "is_destructive": True,
    }
    return render(request, "ui/confirm.html", context)
