"""Since when somebody was away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from parvis.desk.figures import Todo, Visits, in_order

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_visit_lasts_half_an_hour():
    visits = Visits(last=NOON - timedelta(days=3), present=NOON)

    assert visits.at(NOON + timedelta(minutes=29)) == visits
    later = NOON + timedelta(hours=2)
    assert visits.at(later) == Visits(last=NOON, present=later)


def test_it_is_read_as_it_is_written():
    visits = Visits.first(NOON)

    assert Visits.read(str(visits), NOON) == visits


@pytest.mark.parametrize("text", ["", "x", "2026-01-01 2026-01-01", "a b c"])
def test_what_is_not_a_visit_is_refused(text: str):
    with pytest.raises(ValueError):
        Visits.read(text, NOON)


def test_what_has_no_day_comes_last():
    dated, undated = Todo("a", "/", date(2026, 1, 1)), Todo("b", "/")

    assert in_order([undated, None, dated]) == [dated, undated]
