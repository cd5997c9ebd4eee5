"""The socket of whom to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from .tasks import name_people

if TYPE_CHECKING:
    from parvis.people.models import User

Namer = TypeVar("Namer", bound="Callable[..., Iterable[User] | Any]")


def notice(*verbs: str) -> Callable[[Namer], Namer]:
    """Socket: name the people to tell of "<noun>.<verb>", from `(thing)` or `(thing, entry)`.

    Each gets a notice and a mail, once, in their language: `templates/notices/<verb>.txt`, the
    first line its subject. It knows thing, entry, user, actor (a name), url, network_name and
    site_url. Whoever did it is told too if named here. A thing that is gone is None.
    """

    def plug(function: Namer) -> Namer:
        for verb in verbs:
            name_people(verb, function)
        return function

    return plug
