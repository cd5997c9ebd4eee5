"""Who takes part in a project."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import FoldedField
from parvis.members.models import Organisation

from .project import Project


class Participation(models.Model):
    """An organisation in a project, in one of the four roles of IATI."""

    class Role(models.TextChoices):
        FUNDING = "funding", _("Funds it")
        ACCOUNTABLE = "accountable", _("Answers for it")
        EXTENDING = "extending", _("Manages its money")
        IMPLEMENTING = "implementing", _("Carries it out")

    IATI_CODES = {
        Role.FUNDING: "1",
        Role.ACCOUNTABLE: "2",
        Role.EXTENDING: "3",
        Role.IMPLEMENTING: "4",
    }

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
    )
    name = models.CharField(
        _("name"),
        max_length=300,
        blank=True,
        help_text=_("As the source calls it, where the directory does not know it."),
    )
    folded = FoldedField("name", max_length=300)
    role = models.CharField(
        _("part played"), max_length=12, choices=Role.choices, default=Role.IMPLEMENTING
    )
    is_carrier = models.BooleanField(_("carries the project"), default=False)
    reference = models.CharField(_("identifier"), max_length=100, blank=True)
    activity_id = models.CharField(_("its own project's identifier"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["-is_carrier", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_participation_says_who",
                condition=Q(organisation__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose an organisation or write its name."),
            ),
            models.UniqueConstraint(
                fields=["project", "organisation", "role"],
                condition=Q(organisation__isnull=False),
                name="projects_participation_once_a_role",
                violation_error_message=_("It has this role already."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "is_carrier", "project"])]

    def __str__(self) -> str:
        return self.shown_name

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#partners"

    @property
    def shown_name(self) -> str:
        """The directory's name, else as the source calls it."""
        return str(self.organisation) if self.organisation else self.name

    @property
    def url(self) -> str:
        """Its sheet; "" where the directory does not know it."""
        return self.organisation.get_absolute_url() if self.organisation else ""
