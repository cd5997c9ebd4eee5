"""What the pages that ask for something have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from parvis.projects.models import Project

if TYPE_CHECKING:
    from parvis.people.models import User


def actor(request: HttpRequest) -> User:
    """Whoever acts: these pages require signing in."""
    return cast("User", request.user)


def visible_project(request: HttpRequest, slug: str) -> Project:
    """The project at this address, if the person may see it; else 404."""
    projects = Project.objects.visible_to(request.user).select_related("channel")
    return get_object_or_404(projects, slug=slug)


def form_page(
    request: HttpRequest, form: forms.BaseForm, *, title: Any, cancel_url: str, **context: Any
) -> HttpResponse:
    """The page of a form."""
    shown = {"form": form, "title": title, "cancel_url": cancel_url, **context}
    return render(request, "ui/form_page.html", shown)


def confirm_page(
    request: HttpRequest, *, title: Any, lead: Any, submit_label: Any, cancel_url: str
) -> HttpResponse:
    """The page that asks whether to take something out."""
    context = {
        "title": title,
        "lead": lead,
        "submit_label": submit_label,
        "cancel_url": cancel_url,
        "is_destructive": True,
    }
    return render(request, "ui/confirm.html", context)
