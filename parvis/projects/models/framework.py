"""The tree of results that a project, a part of the programme or the network aims at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import TranslatedField
from parvis.strategy.models import Node

from .project import Project

if TYPE_CHECKING:
    from parvis.people.models import User


class LevelScheme(models.Model):
    """The words of one donor for the levels of results."""

    code = models.SlugField(_("code"), unique=True)
    name = TranslatedField(_("name"))

    class Meta:
        verbose_name = _("set of levels")
        verbose_name_plural = _("sets of levels")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)


class Level(models.Model):
    """One level of results: impact, outcome, output; activities have no IATI type."""

    class IatiType(models.IntegerChoices):
        OUTPUT = 1, _("Output")
        OUTCOME = 2, _("Outcome")
        IMPACT = 3, _("Impact")
        OTHER = 9, _("Other")

    scheme = models.ForeignKey(LevelScheme, on_delete=models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField(_("order"))
    label = TranslatedField(_("name"))
    iati_type = models.PositiveSmallIntegerField(
        _("IATI type"), choices=IatiType.choices, null=True, blank=True
    )

    class Meta:
        verbose_name = _("level of results")
        verbose_name_plural = _("levels of results")
        ordering = ["scheme", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "position"], name="projects_level_once")
        ]

    def __str__(self) -> str:
        return str(self.label)


class ResultsFramework(models.Model):
    """What is aimed at, by levels. Of a project, of a part of the programme, else the network's."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        BASELINED = "baselined", _("Baselined")
        ACTIVE = "active", _("Active")
        CLOSED = "closed", _("Finished")

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="frameworks"
    )
    node = models.ForeignKey(
        Node, on_delete=models.CASCADE, null=True, blank=True, related_name="frameworks"
    )
    scheme = models.ForeignKey(
        LevelScheme, verbose_name=_("levels"), on_delete=models.PROTECT, related_name="frameworks"
    )
    title = TranslatedField(_("title"), blank=True)
    status = models.CharField(
        _("state"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    replaces = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="replaced_by"
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    reason = models.CharField(_("why it changed"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("results framework")
        verbose_name_plural = _("results frameworks")
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                name="projects_framework_has_one_owner",
                condition=Q(project__isnull=True) | Q(node__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(status="active", project__isnull=False),
                name="projects_framework_one_active_a_project",
            ),
            models.UniqueConstraint(
                fields=["node"],
                condition=Q(status="active", node__isnull=False),
                name="projects_framework_one_active_a_node",
            ),
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status="active", node__isnull=True, project__isnull=True),
                name="projects_framework_one_active_network",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or str(self.project or self.node or self._meta.verbose_name)


class ResultQuerySet(models.QuerySet["ResultNode"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Results are seen with their project; those of the programme are public."""
        seen = Project.objects.visible_to(user).values("pk")
        return self.filter(Q(framework__project__isnull=True) | Q(framework__project__in=seen))


class ResultNode(models.Model):
    """One result, below another of a higher level."""

    framework = models.ForeignKey(
        ResultsFramework, on_delete=models.CASCADE, related_name="results"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("serves"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    level = models.ForeignKey(
        Level, verbose_name=_("level"), on_delete=models.PROTECT, related_name="results"
    )
    code = models.CharField(_("number"), max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = TranslatedField(_("title"))
    description = TranslatedField(_("description"), long=True, blank=True)
    assumptions = TranslatedField(_("assumptions"), long=True, blank=True)
    aggregation_status = models.BooleanField(
        _("can be added up"), null=True, blank=True, help_text=_("As IATI means it.")
    )

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["level__position", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code"],
                condition=~Q(code=""),
                name="projects_result_code_once",
                violation_error_message=_("Another result has this number."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()

    def get_absolute_url(self) -> str:
        owner = self.framework.project
        return f"{owner.get_absolute_url()}#results" if owner else ""

    @property
    def project(self) -> Project | None:
        return self.framework.project

    def clean(self) -> None:
        super().clean()
        if self.level_id and self.framework_id and self.level.scheme_id != self.framework.scheme_id:
            raise ValidationError({"level": _("This level is of another set.")})
        if not (self.parent and self.level_id):
            return
        if self.parent.framework_id != self.framework_id:
            raise ValidationError({"parent": _("This result is of another framework.")})
        if self.parent.level.position >= self.level.position:
            raise ValidationError({"parent": _("A result serves one of a higher level.")})


class ResultReference(models.Model):
    """How a list of results of others calls it (IATI)."""

    result = models.ForeignKey(ResultNode, on_delete=models.CASCADE, related_name="references")
    vocabulary = models.CharField(_("vocabulary"), max_length=10)
    code = models.CharField(_("code"), max_length=100)
    vocabulary_uri = models.URLField(_("address of the vocabulary"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("reference of a result")
        verbose_name_plural = _("references of results")

    def __str__(self) -> str:
        return f"{self.vocabulary} {self.code}"
