"""What holds from one day to another: `[start, end)` as partial dates, no "active" flag."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from . import clock
from .fields import BoundField, PartialDateField


def holds_on(day: date, prefix: str = "") -> Q:
    """The condition "holds on that day", for a dated row or, with a prefix, a related one."""
    started = Q(**{f"{prefix}starts_on__isnull": True}) | Q(**{f"{prefix}starts_on__lte": day})
    not_ended = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    # Without a related row there is nothing that holds: an outer join would take it for one.
    exists = Q(**{f"{prefix}pk__isnull": False}) if prefix else Q()
    return exists & started & not_ended


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold from one day to another."""

    def as_of(self, day: date | None = None) -> Self:
        """Those that hold on that day (today where none is given)."""
        return self.filter(holds_on(day or clock.today()))


class Dated(models.Model):
    """A row with its period, its source and who confirmed it.

    `start` is the first day, `end` the first day after (touching rows share it). A start that
    nobody knows is counted from `attested`, the first day on which a source shows the fact.
    """

    start = PartialDateField(_("from"))
    end = PartialDateField(_("first day without"))
    attested = PartialDateField(_("attested"), help_text=_("When a source shows it."))
    starts_on = BoundField("start", "attested")
    ends_on = BoundField("end", not_before="starts_on")
    source = models.CharField(_("source"), max_length=500, blank=True)
    confirmed_at = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_starts_before_it_ends",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=models.F("ends_on")),
            )
        ]

    def clean(self) -> None:
        super().clean()
        begins = self.start or self.attested
        if begins and self.end and begins.first_day > self.end.last_day:
            raise ValidationError({"end": _("The end is before the start.")})

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day; the bounds are those of the saved row."""
        started = self.starts_on is None or self.starts_on <= day
        return started and (self.ends_on is None or day < self.ends_on)

    @property
    def holds_today(self) -> bool:
        return self.holds_on(clock.today())
