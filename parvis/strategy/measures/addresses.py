"""Where the records of a figure are listed: the rooms' lists, filters in the address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def listed(name: str, **filters: Any) -> str:
    """The address of a list with these filters; "" while no room answers there."""
    try:
        path = reverse(name)
    except NoReverseMatch:
        return ""
    query = urlencode({key: value for key, value in filters.items() if value not in ("", None)})
    return f"{path}?{query}" if query else path


def members(**filters: Any) -> str:
    """The directory's members with these filters."""
    return listed("members:organisation_list", **filters)
