"""Key moments: the dates on which a part of the programme mobilises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.kit.fields import TranslatedField
from parvis.strategy.figures import next_occurrence, next_period

from .node import Node

if TYPE_CHECKING:
    from parvis.people.models import User


class KeyMomentQuerySet(models.QuerySet["KeyMoment"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """As public as the programme."""
        return self.all()

    def ahead(self, day: date | None = None) -> list[tuple[PartialDate | None, KeyMoment]]:
        """Each with when it comes next, soonest first; those without a known date last."""
        day = day or clock.today()
        found = [(moment.next_period(day), moment) for moment in self if not moment.is_over(day)]
        return sorted(found, key=lambda each: (each[0] is None, each[0] or PartialDate(9999)))


class KeyMoment(models.Model):
    """A date of the year, or of some years, on which a part of the programme mobilises."""

    class Rule(models.TextChoices):
        YEARLY = "yearly", _("Every year")
        TWO_YEARLY = "two_yearly", _("Every two years")
        ONCE = "once", _("Once")
        BY_COUNTRY = "by_country", _("Varies by country")

    node = models.ForeignKey(
        Node,
        verbose_name=_("part of the programme"),
        on_delete=models.CASCADE,
        related_name="key_moments",
    )
    label = TranslatedField(_("name"))
    rule = models.CharField(_("when"), max_length=10, choices=Rule.choices)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("day"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("The year, or one of every two.")
    )

    objects = KeyMomentQuerySet.as_manager()

    class Meta:
        verbose_name = _("key moment")
        verbose_name_plural = _("key moments")
        ordering = ["month", "day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="strategy_key_moment_is_in_a_year",
                condition=(Q(month__isnull=True) | Q(month__range=(1, 12)))
                & (Q(day__isnull=True) | Q(day__range=(1, 31), month__isnull=False))
                & (Q(year__isnull=True) | Q(year__range=(1900, 2999))),
                violation_error_message=_("This day does not exist."),
            )
        ]

    def __str__(self) -> str:
        return str(self.label)

    def get_absolute_url(self) -> str:
        return f"{self.node.get_absolute_url()}#key-moments"

    def clean(self) -> None:
        """A day needs its month, and must exist in some year."""
        super().clean()
        if self.day and not self.month:
            raise ValidationError({"month": _("Give the month of this day.")})
        if self.rule == self.Rule.ONCE and not self.year:
            raise ValidationError({"year": _("Give the year of what happens once.")})
        try:
            PartialDate.parse(f"{self.year or 2024:04}-{self.month or 1:02}-{self.day or 1:02}")
        except ValueError as error:
            raise ValidationError({"day": _("This day does not exist.")}) from error

    def next_on(self, after: date | None = None) -> date | None:
        """The next exact day from `after` (today) on; None where the day is not known."""
        return next_occurrence(self.rule, self.year, self.month, self.day, after or clock.today())

    def next_period(self, after: date | None = None) -> PartialDate | None:
        """The next day, month or year in which it comes, as exactly as it is known."""
        return next_period(self.rule, self.year, self.month, self.day, after or clock.today())

    def is_over(self, day: date | None = None) -> bool:
        """Whether it came once and comes no more."""
        return self.rule == self.Rule.ONCE and self.next_period(day) is None
