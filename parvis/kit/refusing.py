"""Saying no: to what may not be seen (404) and to what may not be done now (a sentence)."""

from __future__ import annotations

from django.http import Http404


class Refused(Exception):  # noqa: N818 - reads as a fact: "the act is refused"
    """An action that cannot be done now; `message` is one clear sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def refuse_unless(condition: object, message: str) -> None:
    """Raise `Refused` with `message` unless `condition` holds."""
    if not condition:
        raise Refused(str(message))


def require(allowed: bool) -> None:
    """Answer 404 unless `allowed`: what one may not do looks like what does not exist."""
    if not allowed:
        raise Http404
