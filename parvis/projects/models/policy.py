"""What a project is about in the words of donors: sectors and policy markers."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.terms.models import Sector

from .project import Project
from .share import SHARE, refuse_more_than_all


class ProjectSector(models.Model):
    """A sector of a project, in one vocabulary; shares of one vocabulary make at most 100 %."""

    DAC = "1"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="sectors")
    vocabulary = models.CharField(_("vocabulary"), max_length=10, default=DAC)
    sector = models.ForeignKey(
        Sector,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    code = models.CharField(
        _("code"), max_length=50, blank=True, help_text=_("In another vocabulary than the DAC's.")
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    percentage = models.DecimalField(_("share of the project (%)"), **SHARE)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["vocabulary", "-percentage", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_sector_says_which",
                condition=Q(sector__isnull=False) | ~Q(code=""),
                violation_error_message=_("Choose a sector or write its code."),
            ),
            models.UniqueConstraint(
                fields=["project", "vocabulary", "sector"],
                condition=Q(sector__isnull=False),
                name="projects_sector_once",
                violation_error_message=_("The project has this sector already."),
            ),
            models.CheckConstraint(
                name="projects_sector_share_is_a_percentage",
                condition=Q(percentage__isnull=True) | Q(percentage__gt=0, percentage__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return str(self.sector) if self.sector else f"{self.code} {self.name}".strip()

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#description"

    def clean(self) -> None:
        super().clean()
        others = ProjectSector.objects.filter(project=self.project_id, vocabulary=self.vocabulary)
        refuse_more_than_all(self, others)


class MarkerAssessmentQuerySet(models.QuerySet["MarkerAssessment"]):
    def screened(self) -> Self:
        """Those that somebody looked at: "not screened" is not a score of 0."""
        return self.filter(score__isnull=False)


class MarkerAssessment(models.Model):
    """How much a project aims at a policy (OECD-DAC), claimed with its reason.

    Codes are those of the DAC's list; no score means that nobody screened it, which is not 0.
    """

    class Marker(models.TextChoices):
        GENDER = "1", _("Gender equality")
        ENVIRONMENT = "2", _("Aid to the environment")
        GOVERNANCE = "3", _("Democratic governance")
        TRADE = "4", _("Trade development")
        BIODIVERSITY = "5", _("Biodiversity")
        MITIGATION = "6", _("Climate change: mitigation")
        ADAPTATION = "7", _("Climate change: adaptation")
        DESERTIFICATION = "8", _("Desertification")
        CHILD_HEALTH = "9", _("Maternal and child health")
        DISASTER_RISK = "10", _("Disaster risk reduction")
        DISABILITY = "11", _("Inclusion of people with disabilities")
        NUTRITION = "12", _("Nutrition")

    class Score(models.IntegerChoices):
        NOT_TARGETED = 0, _("0 – not targeted")
        SIGNIFICANT = 1, _("1 – significant objective")
        PRINCIPAL = 2, _("2 – principal objective")
        IN_SUPPORT = 3, _("3 – principal objective, in support of an action programme")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="markers")
    marker = models.CharField(_("marker"), max_length=3, choices=Marker.choices)
    score = models.PositiveSmallIntegerField(
        _("score"),
        choices=Score.choices,
        null=True,
        blank=True,
        help_text=_("Leave it empty where nobody screened it: that is not 0."),
    )
    criteria = models.JSONField(default=dict, blank=True, editable=False)
    justification = models.TextField(_("why"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assessed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = MarkerAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("marker")
        verbose_name_plural = _("markers")
        ordering = ["marker"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "marker"],
                name="projects_marker_once",
                violation_error_message=_("The project has this marker already."),
            ),
            models.CheckConstraint(
                name="projects_marker_score_exists",
                condition=Q(score__isnull=True) | Q(score__lte=2) | Q(score=3, marker="8"),
                violation_error_message=_("Only desertification has a score of 3."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_marker_display())

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#description"
