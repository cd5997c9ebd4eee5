"""Key moments: when each comes next, and their calendar."""

from __future__ import annotations

from datetime import date

import pytest

from parvis.kit import clock
from parvis.strategy.figures import next_occurrence, next_period

from .factories import KeyMomentFactory, french

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "rule, year, month, day, found",
    [
        ("yearly", None, 3, 8, "2027-03-08"),
        ("yearly", None, 11, 24, "2026-11-24"),
        ("yearly", None, 11, 23, "2027-11-23"),
        ("yearly", None, 11, None, "2026-11"),
        ("yearly", None, 10, None, "2027-10"),
        ("yearly", None, None, None, None),
        ("yearly", None, 2, 29, "2028-02-29"),
        ("two_yearly", 2024, 10, 4, "2028-10-04"),
        ("two_yearly", 2024, 12, 4, "2026-12-04"),
        ("two_yearly", 2025, 10, 4, "2027-10-04"),
        ("two_yearly", 2024, None, None, "2026"),
        ("two_yearly", None, 10, 4, None),
        ("once", 2026, None, None, "2026"),
        ("once", 2026, 12, 1, "2026-12-01"),
        ("once", 2025, 12, 1, None),
        ("once", None, 12, 1, None),
        ("by_country", None, 7, 14, None),
    ],
)
def test_when_it_comes_next(rule, year, month, day, found):
    period = next_period(rule, year, month, day, TODAY)

    assert (str(period) if period else None) == found


def test_an_exact_day_is_only_given_where_one_is_known():
    assert next_occurrence("yearly", None, 3, 8, TODAY) == date(2027, 3, 8)
    assert next_occurrence("yearly", None, 3, None, TODAY) is None


@pytest.mark.django_db
def test_the_soonest_comes_first_and_what_is_over_is_left_out(client, node, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    KeyMomentFactory(node=node, label=french("Mars"))
    KeyMomentFactory(node=node, label=french("Janvier"), month=1, day=5)
    KeyMomentFactory(node=node, label=french("Fini"), rule="once", year=2024)
    KeyMomentFactory(node=node, label=french("Selon"), rule="by_country", month=None, day=None)

    page = client.get("/programme/key-moments/").content.decode()

    assert page.index("Janvier") < page.index("Mars") < page.index("Selon")
    assert "Fini" not in page


@pytest.mark.django_db
def test_of_one_part_and_all_below_it(client, node, action, other):
    KeyMomentFactory(node=action, label=french("Dessous"))
    KeyMomentFactory(node=other, label=french("Ailleurs"))

    page = client.get("/programme/key-moments/?node=T1").content.decode()

    assert "Dessous" in page
    assert "Ailleurs" not in page
