"""When a key moment comes next."""

from __future__ import annotations

from datetime import date

from parvis.kit.dates import PartialDate


def next_occurrence(
    rule: str, year: int | None, month: int | None, day: int | None, after: date
) -> date | None:
    """The next exact day of a key moment from `after` on; None where no day is known.

    `rule` is "yearly", "two_yearly" (in every second year counted from `year`), "once" or
    "by_country".
    """
    found = next_period(rule, year, month, day, after)
    return found.first_day if found and found.day else None


def next_period(
    rule: str, year: int | None, month: int | None, day: int | None, after: date
) -> PartialDate | None:
    """The next day, month or year of a key moment that is not over at `after`.

    As exact as what is known of it; None where it is past or where nothing is known: "yearly"
    without a month, "two_yearly" without a year, "by_country". 29 February waits for its year.
    """
    if rule == "by_country" or (rule == "yearly" and not month) or (rule != "yearly" and not year):
        return None
    if rule == "once":
        years = [year or 0]
    else:
        every = 2 if rule == "two_yearly" else 1
        late = (after.year - (year or 0)) % every
        years = list(range(after.year - late, after.year + 9, every))
    periods = [_period(each, month, day) for each in years]
    return next((each for each in periods if each and each.last_day >= after), None)


def _period(year: int, month: int | None, day: int | None) -> PartialDate | None:
    period = PartialDate(year, month or 0, day or 0 if month else 0)
    try:
        return PartialDate.parse(str(period))
    except ValueError:
        return None
