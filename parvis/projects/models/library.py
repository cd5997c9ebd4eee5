"""The library: indicators defined once, and the dimensions that tell values apart."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import FoldedField, TranslatedField


class Measure(models.TextChoices):
    """What kind of value an indicator takes (IATI)."""

    UNIT = "1", _("Count")
    PERCENTAGE = "2", _("Percentage")
    NOMINAL = "3", _("Category")
    ORDINAL = "4", _("Rank")
    QUALITATIVE = "5", _("Text")


class Direction(models.TextChoices):
    """Where a value should go. Only "up" and "down" have a progress."""

    UP = "up", _("Should rise")
    DOWN = "down", _("Should fall")
    KEEP = "keep", _("Should stay")
    NONE = "none", _("No direction")


class Dimension(models.Model):
    """By what values are told apart: sex, age, kind of place…"""

    code = models.SlugField(_("code"), unique=True)
    name = TranslatedField(_("name"))

    class Meta:
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)


class DimensionValue(models.Model):
    """One value of a dimension: women, men…"""

    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="values")
    code = models.SlugField(_("code"))
    name = TranslatedField(_("name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("value of a dimension")
        verbose_name_plural = _("values of a dimension")
        ordering = ["dimension", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["dimension", "code"], name="projects_dimension_value_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class IndicatorDefinition(models.Model):
    """An indicator of the library: defined once, reported by many projects."""

    class ValueKind(models.TextChoices):
        NUMBER = "number", _("Count")
        RATIO = "ratio", _("Ratio")
        SCALE = "scale", _("Scale")
        YES_NO = "yes_no", _("Yes or no")
        TEXT = "text", _("Text")

    class Adding(models.TextChoices):
        SUM = "sum", _("Sum")
        LAST = "last", _("Last value")
        MAX = "max", _("Highest value")
        MEAN = "mean", _("Mean")
        WEIGHTED = "weighted", _("Weighted mean")
        NONE = "none", _("Never added up")

    code = models.SlugField(_("code"), unique=True)
    title = TranslatedField(_("title"))
    folded = FoldedField("title", "code")
    definition = TranslatedField(_("definition"), long=True, blank=True)
    unit = TranslatedField(_("unit"), blank=True)
    measure = models.CharField(
        _("measure"), max_length=1, choices=Measure.choices, default=Measure.UNIT
    )
    value_kind = models.CharField(
        _("kind of value"), max_length=8, choices=ValueKind.choices, default=ValueKind.NUMBER
    )
    options = models.JSONField(_("options of the scale"), default=list, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction.choices, default=Direction.UP
    )
    over_time = models.CharField(
        _("over time"), max_length=8, choices=Adding.choices, default=Adding.LAST
    )
    over_places = models.CharField(
        _("over places"), max_length=8, choices=Adding.choices, default=Adding.NONE
    )
    over_projects = models.CharField(
        _("over projects"), max_length=8, choices=Adding.choices, default=Adding.NONE
    )
    dimensions = models.ManyToManyField(Dimension, verbose_name=_("told apart by"), blank=True)
    is_gender_specific = models.BooleanField(_("about gender"), default=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("indicator of the library")
        verbose_name_plural = _("indicators of the library")
        ordering = ["folded"]
        constraints = [
            models.CheckConstraint(
                name="projects_definition_ratio_needs_weights",
                condition=~Q(value_kind="ratio")
                | ~Q(over_time__in=["sum", "mean"])
                & ~Q(over_places__in=["sum", "mean"])
                & ~Q(over_projects__in=["sum", "mean"]),
                violation_error_message=_("A ratio is never added up without weights."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)
