"""Shares of a whole: places and sectors of a project make at most 100 %."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

WHOLE = Decimal(100)
SHARE: dict[str, Any] = {
    "max_digits": 5,
    "decimal_places": 2,
    "null": True,
    "blank": True,
    "validators": [MinValueValidator(Decimal("0.01")), MaxValueValidator(WHOLE)],
}


class Shared(Protocol):
    """A row that holds a share of a whole."""

    pk: Any
    percentage: Any


def refuse_more_than_all(row: Shared, others: models.QuerySet[Any]) -> None:
    """Shares of a whole never exceed it."""
    share = row.percentage
    taken = others.exclude(pk=row.pk).aggregate(sum=models.Sum("percentage"))["sum"] or Decimal(0)
    if share and taken + share > WHOLE:
        message = _("The shares would make more than 100 %%: at most %(left)s %% is left.")
        raise ValidationError({"percentage": message % {"left": WHOLE - taken}})
