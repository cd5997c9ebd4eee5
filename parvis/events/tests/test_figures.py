"""Sums of the agenda."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from parvis.events import figures


@pytest.mark.parametrize(
    ("iso2", "zone"),
    [
        ("SN", "Africa/Dakar"),
        ("CD", "Africa/Kinshasa"),
        ("FR", "Europe/Paris"),
        ("", "Europe/Paris"),
        ("XX", "Europe/Paris"),
    ],
)
def test_a_country_has_a_zone(iso2: str, zone: str):
    assert figures.zone_of_country(iso2, "Europe/Paris") == zone


def test_every_zone_offered_exists():
    assert all(ZoneInfo(name) for name in figures.zone_names())
    assert len(figures.zone_names()) > 300


def test_a_month_starts_on_its_monday():
    weeks = figures.weeks(date(2026, 11, 1))

    assert weeks[0] == [None] * 6 + [date(2026, 11, 1)]
    assert weeks[-1][0] == date(2026, 11, 30)


def test_the_calendar_has_ends():
    assert figures.month_after(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert figures.month_after(date(1, 1, 1), -1) is None
    assert figures.month_after(date(9999, 12, 1), 1) is None
