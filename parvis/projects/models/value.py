"""Baselines, targets and what was reached: one table, one row a value."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.fields import DerivedDateField

from .indicator import Indicator, IndicatorPeriod
from .library import DimensionValue
from .place import Place

if TYPE_CHECKING:
    from parvis.people.models import User


class ValueQuerySet(models.QuerySet["ValueCell"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Values are seen with their indicator."""
        return self.filter(indicator__in=Indicator.objects.visible_to(user).values("pk"))

    def current(self) -> Self:
        """Approved and not replaced by a later one."""
        return self.filter(is_current=True, status=ValueCell.Status.APPROVED)

    def whole(self) -> Self:
        """Totals: of all places and all dimensions."""
        return self.filter(dimension_key="", place_key="")

    def actual(self) -> Self:
        """What was reached."""
        return self.filter(kind=ValueCell.Kind.ACTUAL)


class ValueCell(models.Model):
    """One baseline, target or value reached. An empty one says "not known", which is not 0."""

    class Kind(models.TextChoices):
        BASELINE = "baseline", _("Baseline")
        TARGET = "target", _("Target")
        ACTUAL = "actual", _("Value reached")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Sent")
        RETURNED = "returned", _("Sent back")
        APPROVED = "approved", _("Approved")

    class Origin(models.TextChoices):
        ENTERED = "entered", _("Entered")
        IMPORTED = "imported", _("Imported")
        COMPUTED = "computed", _("Computed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="cells")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    period = models.ForeignKey(
        IndicatorPeriod,
        verbose_name=_("period"),
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="cells",
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    iso_date = models.DateField(_("day"), null=True, blank=True)
    stands_on = DerivedDateField("stands_for_day", verbose_name=_("day"))
    raw_value = models.CharField(_("value as written"), max_length=500, null=True, blank=True)  # noqa: DJ001 - IATI tells absent from empty
    number = models.DecimalField(_("value"), max_digits=24, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField(
        _("numerator"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    denominator = models.DecimalField(
        _("denominator"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    option = models.CharField(_("step of the scale"), max_length=100, blank=True)
    narrative = models.TextField(_("in words"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(
        _("state"), max_length=10, choices=Status.choices, default=Status.APPROVED
    )
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.ENTERED
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("entered at"), default=clock.now, editable=False)
    supersedes = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="superseded_by"
    )
    is_current = models.BooleanField(default=True, editable=False)
    dimension_key = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Empty for the total."
    )
    place_key = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Empty for all places."
    )

    objects = ValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["stands_on", "pk"]
        indexes = [models.Index(fields=["indicator", "kind", "stands_on"])]
        constraints = [
            models.CheckConstraint(
                name="projects_value_baseline_needs_year",
                condition=~Q(kind="baseline") | Q(year__isnull=False),
            ),
            models.CheckConstraint(
                name="projects_value_needs_period",
                condition=Q(kind="baseline", period__isnull=True)
                | ~Q(kind="baseline") & Q(period__isnull=False),
            ),
            models.CheckConstraint(
                name="projects_value_denominator_is_not_zero",
                condition=Q(denominator__isnull=True) | ~Q(denominator=0),
                violation_error_message=_("Nothing can be divided by zero."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "kind", "period", "dimension_key", "place_key"],
                condition=Q(
                    is_current=True, status="approved", origin="entered", period__isnull=False
                ),
                name="projects_value_one_current",
            ),
            models.UniqueConstraint(
                fields=["indicator", "kind", "dimension_key", "place_key"],
                condition=Q(
                    is_current=True, status="approved", origin="entered", period__isnull=True
                ),
                name="projects_value_one_current_baseline",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.stands_on}"

    def get_absolute_url(self) -> str:
        return self.indicator.get_absolute_url()

    @property
    def stands_for_day(self) -> date | None:
        """The day it tells about: its own, else the end of its period or year."""
        if self.iso_date:
            return self.iso_date
        if self.period_id and self.period:
            return self.period.end
        return date(self.year, 12, 31) if self.year else None

    @property
    def shown_value(self) -> Decimal | str | None:
        """The number, else the words; None where it is not known."""
        if self.number is not None:
            return self.number.normalize() if self.number % 1 else self.number.quantize(Decimal(1))
        return self.option or self.narrative or self.raw_value or None

    def clean(self) -> None:
        super().clean()
        if self.indicator_id and self.indicator.is_text and self.number is not None:
            raise ValidationError({"number": _("This indicator takes words, no number.")})
        if self.period_id and self.period and self.period.indicator_id != self.indicator_id:
            raise ValidationError({"period": _("This period is of another indicator.")})


class CellDimension(models.Model):
    """One part of the crossing that a value is about: sex = women."""

    cell = models.ForeignKey(ValueCell, on_delete=models.CASCADE, related_name="dimensions")
    name = models.CharField(_("dimension"), max_length=200)
    value = models.CharField(_("value"), max_length=200)
    dimension_value = models.ForeignKey(
        DimensionValue, on_delete=models.PROTECT, null=True, blank=True, related_name="cells"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("dimension of a value")
        verbose_name_plural = _("dimensions of a value")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class CellPlace(models.Model):
    """A place that a value is about."""

    cell = models.ForeignKey(ValueCell, on_delete=models.CASCADE, related_name="places")
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.RESTRICT, null=True, blank=True, related_name="cells"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("place of a value")
        verbose_name_plural = _("places of a value")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.reference or str(self.place)
