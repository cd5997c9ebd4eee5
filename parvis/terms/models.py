"""Shared lists: regions, countries, themes, goals, sectors, rates."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import FoldedField, TranslatedField
from parvis.kit.money import Rate as PlainRate


class Region(models.Model):
    """How the network itself groups countries."""

    code = models.SlugField(_("code"), unique=True)
    name = TranslatedField(_("name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return str(self.name)


class Country(models.Model):
    """A State or territory of ISO 3166, and where the network places it."""

    class FrancophonieStatus(models.TextChoices):
        MEMBER = "member", _("Member")
        ASSOCIATE = "associate", _("Associate member")
        OBSERVER = "observer", _("Observer")

    class IncomeGroup(models.TextChoices):
        LOW = "low", _("Low income")
        LOWER_MIDDLE = "lower_middle", _("Lower middle income")
        UPPER_MIDDLE = "upper_middle", _("Upper middle income")
        HIGH = "high", _("High income")

    iso2 = models.CharField(_("ISO code"), max_length=2, primary_key=True)
    numeric = models.CharField(_("ISO number"), max_length=3, blank=True)
    name = TranslatedField(_("name"))
    folded = FoldedField("name")
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, null=True, blank=True
    )
    francophonie_status = models.CharField(
        _("status in the Francophonie"),
        max_length=10,
        choices=FrancophonieStatus.choices,
        blank=True,
    )
    income_group = models.CharField(
        _("income group"), max_length=20, choices=IncomeGroup.choices, blank=True
    )

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["folded"]

    def __str__(self) -> str:
        return str(self.name)


class Theme(models.Model):
    """A subject of the network: what its projects, events and members are about."""

    code = models.SlugField(_("code"), unique=True)
    name = TranslatedField(_("name"))
    folded = FoldedField("name")

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["folded"]

    def __str__(self) -> str:
        return str(self.name)


class Goal(models.Model):
    """A Sustainable Development Goal ("11") or one of its targets ("11.4")."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="targets"
    )
    name = TranslatedField(_("name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Sector(models.Model):
    """A purpose code of the OECD-DAC list (five digits)."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    category = models.CharField(_("category"), max_length=3)
    name = TranslatedField(_("name"))
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RateQuerySet(models.QuerySet["Rate"]):
    def towards(self, target: str) -> Self:
        """Every known rate into one currency."""
        return self.filter(target=target)

    def plain(self) -> list[PlainRate]:
        """As plain values, for `kit.money.convert`."""
        return [
            PlainRate(currency, target, day, value)
            for currency, target, day, value in self.values_list(
                "currency", "target", "day", "value"
            )
        ]


class Rate(models.Model):
    """From that day on, one unit of `currency` is worth `value` units of `target`."""

    currency = models.CharField(_("currency"), max_length=3)
    target = models.CharField(_("into"), max_length=3, default="EUR")
    day = models.DateField(_("from"))
    value = models.DecimalField(_("rate"), max_digits=18, decimal_places=9)
    source = models.CharField(_("source"), max_length=300)

    objects = RateQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["currency", "-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "target", "day"], name="terms_rate_once_a_day"
            ),
            models.CheckConstraint(name="terms_rate_is_positive", condition=models.Q(value__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.currency} → {self.target} {self.day}"
