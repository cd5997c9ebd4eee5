"""What a link to a page shows where it is shared."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def sharing(request: HttpRequest, name: str) -> dict[str, str]:
    """The page's one address, whatever query it was asked with."""
    return {"url": urljoin(settings.SITE_URL, reverse(f"public:{name}"))}
