"""Conversions are dated, and none is invented."""

from datetime import date
from decimal import Decimal

from parvis.kit.money import Money, Rate, convert

RATES = [
    Rate("USD", "EUR", date(2023, 1, 1), Decimal("0.92")),
    Rate("USD", "EUR", date(2024, 1, 1), Decimal("0.90")),
]


def test_takes_the_last_rate_on_or_before_the_day():
    dollars = Money(Decimal(100), "USD")

    assert convert(dollars, "EUR", date(2023, 6, 1), RATES) == Money(Decimal("92.00"), "EUR")
    assert convert(dollars, "EUR", date(2024, 1, 1), RATES) == Money(Decimal("90.00"), "EUR")


def test_has_no_answer_where_no_rate_is_known():
    assert convert(Money(Decimal(100), "USD"), "EUR", date(2022, 1, 1), RATES) is None
    assert convert(Money(Decimal(100), "CHF"), "EUR", date(2024, 1, 1), RATES) is None


def test_leaves_its_own_currency_alone():
    money = Money(Decimal("3.14159"), "EUR")

    assert convert(money, "EUR", date(2024, 1, 1), []) is money


def test_rounds_to_what_the_currency_has():
    assert Money(Decimal("655.957"), "XOF").rounded.amount == Decimal(656)
    assert Money(Decimal("2.345"), "EUR").rounded.amount == Decimal("2.35")
