"""Sums of the programme: plain values in, plain values out."""

from __future__ import annotations

from datetime import date


def next_occurrence(
    rule: str, year: int | None, month: int | None, day: int | None, after: date
) -> date | None:
    """The next exact day of a key moment from `after` on; None where no day is known.

    `rule` is "yearly", "two_yearly" (in every second year counted from `year`), "once" or
    "by_country".
    """
    if not (month and day) or rule == "by_country":
        return None
    if rule == "once":
        once = date(year, month, day) if year else None
        return once if once and once >= after else None
    step = 2 if rule == "two_yearly" else 1
    candidate = after.year
    if step == 2 and year and (candidate - year) % 2:
        candidate += 1
    found = date(candidate, month, day)
    return found if found >= after else date(candidate + step, month, day)
