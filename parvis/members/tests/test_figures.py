"""The succession in an office, from plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parvis.kit.dates import PartialDate
from parvis.members.figures import succession

TODAY = date(2026, 11, 24)


@dataclass
class Held:
    name: str
    start: PartialDate | None
    end: PartialDate | None
    attested: PartialDate | None = None


def held(name: str, start: str, end: str = "", attested: str = "") -> Held:
    read = [PartialDate.parse(text) if text else None for text in (start, end, attested)]
    return Held(name, *read)


def told(*periods: Held, **options: bool) -> list[str]:
    steps = succession(periods, TODAY, **options)
    return [step.holder.name if step.holder else f"{step.kind} {step.start}" for step in steps]


def test_holders_newest_first():
    assert told(held("A", "2008", "2014"), held("B", "2014")) == ["B", "A"]


def test_a_gap_between_known_days_is_a_vacancy():
    assert told(held("A", "2008", "2014-03"), held("B", "2014-05-02")) == [
        "B",
        "vacant 2014-03",
        "A",
    ]


def test_a_gap_before_a_mandate_that_is_only_attested_is_not_known():
    assert told(held("A", "2008", "2014"), held("B", "", attested="2019")) == [
        "B",
        "unknown 2014",
        "A",
    ]


def test_an_interim_fills_the_gap():
    periods = [held("A", "2008", "2014-03-01"), held("I", "2014-03-01", "2014-06-01")]

    assert told(*periods, held("B", "2014-06-01")) == ["B", "I", "A"]


def test_an_office_whose_last_holder_left_is_vacant():
    assert told(held("A", "2008", "2025")) == ["vacant 2025", "A"]


def test_an_end_that_lies_ahead_is_no_vacancy():
    assert told(held("A", "2020", "2027")) == ["A"]


def test_an_office_of_several_has_no_gaps():
    assert told(held("A", "2008", "2010"), held("B", "2012"), with_gaps=False) == ["B", "A"]


def test_a_longer_mandate_covers_a_shorter_one_within():
    assert told(held("A", "2008", "2020"), held("I", "2010", "2011"), held("B", "2020")) == [
        "B",
        "I",
        "A",
    ]


def test_nobody_ever():
    assert told() == []
