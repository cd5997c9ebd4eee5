"""Choices that are rows of shared lists, kept for a while: each list page would ask for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

Choices = list[tuple[str, Any]]
MINUTES = 5 * 60


def kept(list_of: Callable[[], Choices]) -> Callable[[str], Choices]:
    """Keep a list of choices for a while, in each language; one asked for anew is looked up."""

    def choices(asked: str = "") -> Choices:
        key = f"{list_of.__module__}.{list_of.__name__}:{get_language()}"
        found: Choices | None = cache.get(key)
        if found is None or (asked and asked not in dict(found)):
            found = list_of()
            cache.set(key, found, MINUTES)
        return found

    return choices
