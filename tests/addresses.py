"""Every address of the house, read from its URL configuration."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, converters, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """A named place; `parameters` are the parts of its path that say which thing."""

    name: str
    route: str
    view: Callable[..., Any]
    parameters: dict[str, Any]

    @property
    def room(self) -> str:
        """The room that answers, or an empty word for what comes with a library."""
        parts = inspect.unwrap(self.view).__module__.split(".")
        return parts[1] if parts[0] == "parvis" else ""

    @property
    def own_name(self) -> str:
        """The name within the room."""
        return self.name.rsplit(":", 1)[-1]

    def path(self, arguments: dict[str, Any]) -> str:
        """The path to one thing, from as many of the arguments as the address takes."""
        own = {name: value for name, value in arguments.items() if name in self.parameters}
        return reverse(self.name, kwargs=own)

    def absent(self) -> dict[str, Any]:
        """Arguments that look right and name nothing."""
        return {name: _absent(converter) for name, converter in self.parameters.items()}


def addresses() -> list[Address]:
    """All of them, sorted by name; an address without a name is not found by its word."""
    found = {address.name: address for address in _walk(get_resolver().url_patterns, "", "", {})}
    return [found[name] for name in sorted(found)]


def _walk(
    patterns: list[URLPattern | URLResolver], space: str, route: str, above: dict[str, Any]
) -> Iterator[Address]:
    for pattern in patterns:
        parameters = above | _parameters(pattern)
        full = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, full, parameters)
        else:
            name = f"{space}{pattern.name or full}"
            yield Address(name, full, pattern.callback, parameters)


def _parameters(pattern: URLPattern | URLResolver) -> dict[str, Any]:
    if pattern.pattern.converters:
        return dict(pattern.pattern.converters)
    regex = getattr(pattern.pattern, "regex", None)
    return dict.fromkeys(regex.groupindex) if regex else {}


def _absent(converter: Any) -> Any:
    if isinstance(converter, converters.UUIDConverter):
        return UUID("00000000-0000-4000-8000-000000000000")
    if isinstance(converter, converters.IntConverter):
        return 987654321
    return "absent-9x9x9x9x9"
