"""Periods of which some days are sure: what two rows may not share."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import F, Q

from parvis.kit.dated import Dated, DatedQuerySet
from parvis.kit.fields import BoundField


class CertainQuerySet(DatedQuerySet):
    """Dated rows that may exclude one another on the days that are sure."""

    def sharing_a_certain_day(self, first: date | None, last: date | None) -> Self:
        """Rows that surely hold on a day of `[first, last)`; none where that period is not sure."""
        if first is None or (last and last <= first):
            return self.none()
        goes_on = Q(certain_until__isnull=True)
        ends_later = Q(certain_until__gt=first) & Q(certain_until__gt=F("certain_from"))
        rows = self.filter(goes_on | ends_later, certain_from__isnull=False)
        return rows.filter(certain_from__lt=last) if last else rows


class CertainlyDated(Dated):
    """A dated row with the days on which it surely holds: `[certain_from, certain_until)`.

    "From 2020 until 2024" is sure from 31 December 2020 to 1 January 2024, so that rows that
    touch in the same year never contradict one another.
    """

    certain_from = BoundField("start", "attested", last=True)
    certain_until = BoundField("end")

    class Meta(Dated.Meta):
        abstract = True

    @property
    def certain_first_day(self) -> date | None:
        """The first day on which it surely holds; None where no source tells."""
        first = self.start or self.attested
        return first.last_day if first else None

    @property
    def certain_last_day(self) -> date | None:
        """The first day on which it may have ended; None where it goes on."""
        return self.end.first_day if self.end else None
