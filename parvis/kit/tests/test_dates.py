"""Partial dates say no more than the source did."""

from datetime import date

import pytest

from parvis.kit.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2024", "2024"),
        ("2024-3", "2024-03"),
        ("03/2024", "2024-03"),
        ("15/03/2024", "2024-03-15"),
        (" 2024-03-15 ", "2024-03-15"),
    ],
)
def test_reads_what_people_write(text, stored):
    assert str(PartialDate.parse(text)) == stored


@pytest.mark.parametrize("text", ["", "vers 2024", "2024-13", "31/02/2024", "15/03/24"])
def test_refuses_what_is_not_a_date(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "Y"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "M"),
        ("2024-02-15", date(2024, 2, 15), date(2024, 2, 15), "D"),
    ],
)
def test_knows_the_days_it_can_mean(text, first, last, precision):
    partial = PartialDate.parse(text)

    assert (partial.first_day, partial.last_day) == (first, last)
    assert partial.precision == precision
