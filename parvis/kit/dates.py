"""Partial dates: "2024", "2024-03" or "2024-03-15", as the sources give them (ISO 8601)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")
_FRENCH = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})$")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year; `month` and `day` are 0 where they are not known."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2024", "2024-03", "2024-03-15", "03/2024" or "15/03/2024".

        Raises ValueError where the text is none of these or the day does not exist.
        """
        text = text.strip()
        if match := _ISO.match(text):
            parts = [int(part or 0) for part in match.groups()]
        elif match := _FRENCH.match(text):
            parts = [int(part or 0) for part in reversed(match.groups())]
        else:
            raise ValueError(f"not a partial date: {text!r}")
        if parts[0] == date.max.year:  # its last day has no day after it
            raise ValueError(f"beyond the calendar: {text!r}")
        date(parts[0], parts[1] or 1, parts[2] or 1)
        return cls(*parts)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The exact day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> str:
        """ "D", "M" or "Y"."""
        return "D" if self.day else "M" if self.month else "Y"

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}"


@lru_cache(maxsize=8192)
def read(stored: str) -> PartialDate:
    """A date as it is stored; the same ones are read all the time."""
    return PartialDate.parse(stored)


def day_before(day: date) -> date:
    """The eve of a day: an exclusive end shown as its last day."""
    return day - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    position = day.year * 12 + day.month - 1 + months
    year, month = divmod(position, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
