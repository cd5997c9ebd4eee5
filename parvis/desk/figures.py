"""What waits for somebody, as plain values, and since when somebody was away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from parvis.kit import clock

FIRST_VISIT_LOOKS_BACK = timedelta(days=7)
A_VISIT_LASTS = timedelta(minutes=30)


@dataclass(frozen=True)
class Todo:
    """One thing that waits: a whole sentence, where to do it, its oldest or nearest day.

    What has no day waits from now on.
    `action` is the word on its button; without one the sentence itself is the link.
    `page` is what it is about, where the button leads elsewhere.
    """

    sentence: str
    url: str
    day: date | None = None
    is_late: bool = False
    action: Any = ""
    page: str = ""


def in_order(todos: Iterable[Todo | None]) -> list[Todo]:
    """The oldest first; what has no day is due today, the late before the rest."""
    today = clock.today()
    found = [todo for todo in todos if todo]
    return sorted(found, key=lambda todo: (todo.day or today, not todo.is_late))


@dataclass(frozen=True)
class Visits:
    """When the last visit began, and the present one."""

    last: datetime
    present: datetime

    @classmethod
    def first(cls, now: datetime) -> Visits:
        """Of somebody who was never here: what moved in the last week is new."""
        return cls(now - FIRST_VISIT_LOOKS_BACK, now)

    @classmethod
    def read(cls, text: str, now: datetime) -> Visits:
        """From the text that was kept; ValueError where it is not one."""
        last, present = (datetime.fromisoformat(part) for part in text.split(" "))
        if not last.tzinfo or not present.tzinfo or present > now:
            raise ValueError(text)
        return cls(last, present)

    def at(self, now: datetime) -> Visits:
        """The same visit for half an hour, then a new one."""
        return self if now - self.present < A_VISIT_LASTS else Visits(self.present, now)

    def __str__(self) -> str:
        return f"{self.last.isoformat()} {self.present.isoformat()}"
