"""Amounts with their currency; conversions are computed, dated, never stored over the original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision

CENTS = Decimal("0.01")


@dataclass(frozen=True)
class Money:
    """An amount and its ISO 4217 currency."""

    amount: Decimal
    currency: str

    @property
    def rounded(self) -> Money:
        """Rounded to what the currency has: XOF to the unit, EUR to the cent."""
        step = Decimal(1).scaleb(-get_currency_precision(self.currency))
        return Money(self.amount.quantize(step, ROUND_HALF_UP), self.currency)


@dataclass(frozen=True)
class Rate:
    """One unit of `currency` is worth `value` units of `target` from `day` on."""

    currency: str
    target: str
    day: date
    value: Decimal


def convert(money: Money, target: str, day: date, rates: Iterable[Rate]) -> Money | None:
    """`money` in `target` at the last rate on or before `day`; None where no rate is known."""
    if money.currency == target:
        return money
    known = [
        r for r in rates if (r.currency, r.target) == (money.currency, target) and r.day <= day
    ]
    if not known:
        return None
    rate = max(known, key=lambda each: each.day)
    return Money((money.amount * rate.value).quantize(CENTS, ROUND_HALF_UP), target)
