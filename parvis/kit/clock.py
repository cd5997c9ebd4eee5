"""The time of the house: one seam, so that a test or a made-up history may choose the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """This moment, with its zone (UTC in the database)."""
    return _pretended.get() or timezone.now()


def today() -> date:
    """Today in the zone of the current person, or of the network."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Inside, `now()` is `moment`: for tests and for a history made up in one go."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
