"""One field over everything."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parvis.desk import models

LONGEST = 200


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is called so, among what this person may see."""
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    groups = models.search(request.user, text)
    context = {
        "text": text,
        "groups": groups,
        "count": sum(group.count for group in groups),
        "is_too_short": bool(text) and len(text) < models.finding.SHORTEST,
    }
    return render(request, "desk/search.html", context)
