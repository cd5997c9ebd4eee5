"""What a project is tied to: other projects, other registers, the programme."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.strategy.models import Node

from .project import Project


class RelatedProject(models.Model):
    """Another project that this one is part of, follows or shares its money with (IATI)."""

    class Kind(models.TextChoices):
        PARENT = "1", _("Is part of")
        CHILD = "2", _("Includes")
        SIBLING = "3", _("Stands beside")
        COFUNDED = "4", _("Is funded together with")
        THIRD_PARTY = "5", _("Is reported by another organisation as")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="relations")
    related = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="related_from",
    )
    identifier = models.CharField(
        _("IATI identifier"), max_length=200, blank=True, help_text=_("Where it is not known here.")
    )
    kind = models.CharField(_("relation"), max_length=1, choices=Kind.choices, default=Kind.PARENT)

    class Meta:
        verbose_name = _("related project")
        verbose_name_plural = _("related projects")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_relation_says_to_what",
                condition=Q(related__isnull=False) | ~Q(identifier=""),
                violation_error_message=_("Choose a project or write its identifier."),
            ),
            models.CheckConstraint(
                name="projects_relation_is_to_another",
                condition=Q(related__isnull=True) | ~Q(related=models.F("project")),
                violation_error_message=_("A project is not related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.related or self.identifier}"

    def get_absolute_url(self) -> str:
        return self.project.get_absolute_url()


class OtherIdentifier(models.Model):
    """How others call the same project, or how it was called before (IATI)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="other_identifiers")
    kind = models.CharField(
        _("kind"), max_length=3, default="A1", help_text=_("Code of IATI: A1, A2, A3, A9, B1, B9.")
    )
    value = models.CharField(_("identifier"), max_length=200)
    owner = models.CharField(_("who gave it"), max_length=200, blank=True)
    owner_identifier = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("other identifier")
        verbose_name_plural = _("other identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "value"], name="projects_other_identifier_once"
            )
        ]

    def __str__(self) -> str:
        return self.value


class Tie(models.Model):
    """What the secretariat said of a project and a part of the programme: it serves it, or not.

    A project is proposed for the parts that share a theme with it until somebody says so.
    """

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="ties")
    node = models.ForeignKey(
        Node,
        verbose_name=_("part of the programme"),
        on_delete=models.CASCADE,
        related_name="project_ties",
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("said by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    at = models.DateTimeField(_("said at"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("tie to the programme")
        verbose_name_plural = _("ties to the programme")
        ordering = ["node__path"]
        constraints = [
            models.UniqueConstraint(fields=["project", "node"], name="projects_tie_once")
        ]
        indexes = [models.Index(fields=["node", "state", "project"])]

    def __str__(self) -> str:
        return f"{self.project} – {self.node}"

    def get_absolute_url(self) -> str:
        return self.project.get_absolute_url()
