"""The page that shows each component in each of its states, for those who build."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parvis.kit.refusing import require


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component; in the demonstration and in tests only."""
    require(settings.DEMO)
    return render(request, "ui/components.html", {})
