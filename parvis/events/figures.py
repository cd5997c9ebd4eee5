"""Sums of the agenda: time zones, months, plain values in and out."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

# Where most people live, in the countries that have several zones.
_MOST_LIVED_IN = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The names of the zones in which people live, sorted: "Africa/Dakar"…"""
    known = available_timezones()
    return tuple(sorted(zone for zone in get_global("zone_territories") if zone in known))


def zone_of_country(iso2: str, default: str) -> str:
    """The zone of a country (where most live, if it has several); `default` where unknown."""
    if zone := _MOST_LIVED_IN.get(iso2):
        return zone
    territories = get_global("zone_territories")
    found = sorted(zone for zone, territory in territories.items() if territory == iso2)
    return found[0] if found and found[0] in zone_names() else default


def moment(day: date, at: time | None, zone: str) -> datetime | None:
    """A local hour of a day as a moment with its zone; None without an hour."""
    return datetime.combine(day, at, ZoneInfo(zone)) if at else None


def month_of(text: str, today: date) -> date:
    """The first day of the month "2026-11"; of the current one where it cannot be read."""
    year, _dash, month = text.partition("-")
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return today.replace(day=1)


def month_after(first: date, months: int) -> date | None:
    """The first day of a month so many months away; None beyond what a calendar holds."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) if 1 <= year <= 9999 else None


def weeks(first: date) -> list[list[date | None]]:
    """The weeks of a month, Monday first; None for the days of its neighbours."""
    rows = calendar.Calendar().monthdayscalendar(first.year, first.month)
    return [[first.replace(day=day) if day else None for day in week] for week in rows]


def by_day(
    periods: Iterable[tuple[date, date, object]], first: date, last: date
) -> dict[date, list[object]]:
    """What goes on each day of `[first, last]`, from `(from, to, what)` with both days included."""
    days: dict[date, list[object]] = defaultdict(list)
    for begins, ends, what in periods:
        day = max(begins, first)
        while day <= min(ends, last):
            days[day].append(what)
            day += timedelta(days=1)
    return days
