"""Sums of money at dated rates, and progress: what holds whatever the numbers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from parvis.kit.money import Money, Rate, convert
from parvis.projects.figures import (
    Amounts,
    Given,
    RateTable,
    amounts,
    elapsed_share,
    progress,
    totals,
)

DAY = date(2020, 1, 1)
CHANCES = range(200)


def some_rates(chance: Random) -> list[Rate]:
    return [
        Rate(
            chance.choice(["XOF", "USD", "CHF"]),
            chance.choice(["EUR", "EUR", "GBP"]),
            DAY + timedelta(days=chance.randrange(2000)),
            Decimal(chance.randrange(1, 10**6)) / 10**5,
        )
        for _each in range(chance.randrange(12))
    ]


def some_money(chance: Random, currencies: tuple[str, ...] = ("EUR", "XOF", "USD")) -> Money:
    return Money(Decimal(chance.randrange(10**9)) / 100, chance.choice(currencies))


@pytest.mark.parametrize("seed", CHANCES)
def test_a_table_of_rates_converts_as_the_kit_does(seed):
    chance = Random(seed)
    rates, money = some_rates(chance), some_money(chance)
    day = DAY + timedelta(days=chance.randrange(2200))

    assert RateTable("EUR", rates).converted(money, day) == convert(money, "EUR", day, rates)


@pytest.mark.parametrize("seed", CHANCES)
def test_the_sum_of_a_plan_does_not_depend_on_its_order_or_grouping(seed):
    chance = Random(seed)
    table = RateTable("EUR", [Rate("XOF", "EUR", DAY, Decimal("0.00152449"))])
    kinds = ("own", "donor", "city")
    lines = [
        Given(chance.choice(kinds), some_money(chance, ("EUR", "XOF")), DAY) for _n in range(8)
    ]
    shuffled = chance.sample(lines, len(lines))

    whole = amounts(lines, [], is_complete=True, rates=table)

    assert amounts(shuffled, [], is_complete=True, rates=table) == whole
    by_kind = [[line for line in lines if line.kind == kind] for kind in kinds]
    parts = [amounts(group, [], is_complete=True, rates=table).total or 0 for group in by_kind]
    assert sum(parts) == whole.total


def test_sums_are_rounded_once_not_part_by_part():
    third = Amounts(Decimal("0.004"), Decimal("0.004"))

    assert totals([third] * 3).own.amount == Decimal("0.01")


def test_an_incomplete_plan_is_not_a_total():
    lines = [Given("own", Money(Decimal(10), "EUR"), DAY)]
    table = RateTable("EUR", [])

    assert amounts(lines, [], is_complete=False, rates=table) == Amounts(Decimal(10), None)


def test_a_part_without_a_rate_is_never_shown_as_the_whole():
    lines = [
        Given("own", Money(Decimal(10), "EUR"), DAY),
        Given("own", Money(Decimal(10), "VND"), DAY),
    ]

    assert amounts(lines, [], is_complete=True, rates=RateTable("EUR", [])) == Amounts(None, None)


def test_a_rate_does_not_hold_before_its_day():
    table = RateTable("EUR", [Rate("XOF", "EUR", DAY, Decimal("0.5"))])

    assert table.exactly(Money(Decimal(4), "XOF"), DAY) == 2
    assert table.exactly(Money(Decimal(4), "XOF"), DAY - timedelta(days=1)) is None


def test_leverage_counts_only_projects_that_tell_both():
    both, own_only = Amounts(Decimal(10), Decimal(40)), Amounts(Decimal(90), None)
    total_only = Amounts(None, Decimal(5))

    sums = totals([both, own_only, total_only])

    assert (sums.leverage, sums.levered) == (4, 1)
    assert (sums.own.amount, sums.own.counted, sums.own.out_of) == (100, 2, 3)


@pytest.mark.parametrize("seed", CHANCES)
def test_progress_is_0_at_the_baseline_1_at_the_target_and_grows_between(seed):
    chance = Random(seed)
    baseline, target = (Decimal(n) for n in chance.sample(range(-1000, 1000), 2))
    way = "up" if target > baseline else "down"
    near, far = sorted(Decimal(chance.randrange(101)) / 100 for _n in range(2))
    at = [baseline + (target - baseline) * share for share in (near, far)]

    assert progress(baseline, target, baseline, way) == 0
    assert progress(baseline, target, target, way) == 1
    first, last = (progress(baseline, target, each, way) for each in at)
    assert first <= last


@pytest.mark.parametrize(
    "case",
    [
        (None, Decimal(10), Decimal(5), "up"),
        (Decimal(0), None, Decimal(5), "up"),
        (Decimal(0), Decimal(10), None, "up"),
        (Decimal(10), Decimal(10), Decimal(10), "up"),
        (Decimal(10), Decimal(5), Decimal(7), "up"),
        (Decimal(0), Decimal(10), Decimal(5), "keep"),
        (Decimal(0), Decimal(10), Decimal(5), "none"),
    ],
)
def test_where_one_cannot_tell_there_is_no_progress(case):
    assert progress(*case) is None


def test_going_backwards_is_below_0():
    assert progress(Decimal(10), Decimal(20), Decimal(5), "up") == Decimal("-0.5")


def test_time_gone_by_stays_between_0_and_1():
    start, end = DAY, DAY + timedelta(days=100)

    assert elapsed_share(start, end, DAY + timedelta(days=25)) == Decimal("0.25")
    assert elapsed_share(start, end, DAY - timedelta(days=9)) == 0
    assert elapsed_share(start, end, end + timedelta(days=9)) == 1
    assert elapsed_share(start, None, DAY) is None
