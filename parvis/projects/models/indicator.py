"""What shows that a result is reached, and for which periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import TranslatedField
from parvis.kit.languages import LocalisedText
from parvis.people.rules import is_secretariat

from .framework import ResultNode
from .library import Direction, IndicatorDefinition, Measure
from .project import Project

if TYPE_CHECKING:
    from parvis.people.models import User


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Indicators are seen with their project, by the public where they are published."""
        if is_secretariat(user):
            return self
        seen = Project.objects.visible_to(user).values("pk")
        whose = Q(result__framework__project__isnull=True)
        mine = self.filter(whose | Q(result__framework__project__in=seen))
        return mine if user.is_authenticated else mine.filter(is_published=True)


class Indicator(models.Model):
    """What shows that a result is reached. What it leaves empty, its definition says."""

    result = models.ForeignKey(
        ResultNode,
        verbose_name=_("result"),
        on_delete=models.CASCADE,
        related_name="indicators",
    )
    definition = models.ForeignKey(
        IndicatorDefinition,
        verbose_name=_("from the library"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    code = models.CharField(_("number"), max_length=30, blank=True)
    title = TranslatedField(_("title"), blank=True)
    description = TranslatedField(_("definition"), long=True, blank=True)
    unit = TranslatedField(_("unit"), blank=True)
    measure = models.CharField(
        _("measure"), max_length=1, choices=Measure.choices, default=Measure.UNIT
    )
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction.choices, default=Direction.UP
    )
    aggregation_status = models.BooleanField(
        _("can be added up"), null=True, blank=True, help_text=_("As IATI means it.")
    )
    source_of_verification = TranslatedField(_("source of verification"), blank=True)
    method = TranslatedField(_("method"), blank=True)
    frequency = models.CharField(_("how often"), max_length=100, blank=True)
    responsible = models.CharField(_("who answers for it"), max_length=200, blank=True)
    is_published = models.BooleanField(_("public"), default=True)
    is_key = models.BooleanField(
        _("headline figure"), default=False, help_text=_("Shown at the top of the project.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "code"],
                condition=~Q(code=""),
                name="projects_indicator_code_once",
                violation_error_message=_("Another indicator of this result has this number."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.shown_title)

    def get_absolute_url(self) -> str:
        return reverse("projects:indicator_detail", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if not self.title and not self.definition:
            message = _("Choose an indicator of the library or write a title.")
            raise ValidationError({"title": message})

    @property
    def shown_title(self) -> LocalisedText:
        if self.title or not self.definition:
            return self.title
        return self.definition.title

    @property
    def shown_unit(self) -> LocalisedText:
        if self.unit or not self.definition:
            return self.unit
        return self.definition.unit

    @property
    def is_text(self) -> bool:
        """Whether it takes words and no number (measure 5 of IATI)."""
        return self.measure == Measure.QUALITATIVE

    @property
    def project(self) -> Project | None:
        return self.result.framework.project


class IndicatorReference(models.Model):
    """How a list of indicators of others calls it: GERF, SDG… (IATI)."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="references")
    vocabulary = models.CharField(_("vocabulary"), max_length=10)
    code = models.CharField(_("code"), max_length=100)
    indicator_uri = models.URLField(_("address of the indicator"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("reference of an indicator")
        verbose_name_plural = _("references of indicators")

    def __str__(self) -> str:
        return f"{self.vocabulary} {self.code}"


class IndicatorPeriod(models.Model):
    """The days that a target or a value is about. A locked period takes no more values."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DUE = "due", _("Due now")
        LOCKED = "locked", _("Locked")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="periods")
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"))
    label = models.CharField(_("name"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ["end", "start", "position"]
        constraints = [
            models.CheckConstraint(
                name="projects_period_starts_before_it_ends",
                condition=Q(start__lte=F("end")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "start", "end", "position"], name="projects_period_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.start} – {self.end}"

    @property
    def is_locked(self) -> bool:
        return self.state == self.State.LOCKED
