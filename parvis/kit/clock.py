"""The time of the house: one seam, so that a test may choose the day."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, with its zone (UTC in the database)."""
    return timezone.now()


def today() -> date:
    """Today in the zone of the current person, or of the network."""
    return timezone.localdate(now())
