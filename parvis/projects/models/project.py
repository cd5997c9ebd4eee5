"""Projects: what the network and its members carry out together."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.fields import BoundField, FoldedField, PartialDateField, TranslatedField
from parvis.projects.figures import elapsed_share
from parvis.strategy.models import Node, NodeQuerySet
from parvis.terms.models import Goal, Theme

from .channel import Channel
from .portfolio import ProjectQuerySet


class Project(models.Model):
    """One project (an IATI activity): who carries it, where, with what money and what results."""

    class TitleKind(models.TextChoices):
        PUBLISHED = "published", _("As published")
        DESCRIPTIVE = "descriptive", _("Descriptive")

    class State(models.TextChoices):
        PIPELINE = "pipeline", _("In preparation")
        IMPLEMENTATION = "implementation", _("Under way")
        FINALISATION = "finalisation", _("Being completed")
        CLOSED = "closed", _("Finished")
        CANCELLED = "cancelled", _("Cancelled")
        SUSPENDED = "suspended", _("On hold")

    class Scope(models.TextChoices):
        CITY = "city", _("One city")
        NATIONAL = "national", _("One country")
        CROSS_BORDER = "cross_border", _("Across borders")
        REGIONAL = "regional", _("One region")
        NETWORK = "network", _("The whole network")
        CIVIL_SOCIETY = "civil_society", _("Civil society")

    RUNNING = (State.IMPLEMENTATION, State.FINALISATION)
    COLOURS = {
        State.PIPELINE: "waiting",
        State.IMPLEMENTATION: "waiting",
        State.FINALISATION: "waiting",
        State.CLOSED: "reached",
        State.CANCELLED: "neutral",
        State.SUSPENDED: "late",
    }

    verbs = {
        "tied": _("Tie to the programme"),
        "untied": _("Tie to the programme declined"),
        "participation_added": _("Partner added"),
        "participation_changed": _("Partner changed"),
        "participation_removed": _("Partner taken away"),
        "place_added": _("Place added"),
        "place_changed": _("Place changed"),
        "place_removed": _("Place taken away"),
        "projectsector_added": _("Sector added"),
        "projectsector_changed": _("Sector changed"),
        "projectsector_removed": _("Sector taken away"),
        "markerassessment_added": _("Marker added"),
        "markerassessment_changed": _("Marker changed"),
        "markerassessment_removed": _("Marker taken away"),
        "relatedproject_added": _("Related project added"),
        "relatedproject_changed": _("Related project changed"),
        "relatedproject_removed": _("Related project taken away"),
        "fundingsource_added": _("Funding source added"),
        "fundingsource_changed": _("Funding source changed"),
        "fundingsource_removed": _("Funding source taken away"),
        "amountstatement_added": _("Stated amount added"),
        "amountstatement_changed": _("Stated amount changed"),
        "amountstatement_removed": _("Stated amount taken away"),
        "resultnode_added": _("Result added"),
        "resultnode_changed": _("Result changed"),
        "resultnode_removed": _("Result taken away"),
        "indicator_added": _("Indicator added"),
        "indicator_changed": _("Indicator changed"),
        "indicator_removed": _("Indicator taken away"),
        "valuecell_added": _("Value added"),
        "valuecell_removed": _("Value taken away"),
    }

    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    code = models.CharField(
        _("reference"), max_length=40, blank=True, help_text=_("The network's own number.")
    )
    iati_identifier = models.CharField(
        _("IATI identifier"),
        max_length=200,
        unique=True,
        null=True,
        blank=True,
        help_text=_("Never changes once the project is published in IATI."),
    )
    hierarchy = models.PositiveSmallIntegerField(
        _("level"), default=1, help_text=_("1 for a programme or a project, 2 for what is below.")
    )
    title = TranslatedField(_("title"))
    title_kind = models.CharField(
        _("kind of title"),
        max_length=12,
        choices=TitleKind.choices,
        default=TitleKind.PUBLISHED,
        help_text=_("Descriptive where no source publishes a title."),
    )
    folded = FoldedField("title", "code")
    description = TranslatedField(_("description"), long=True, blank=True)
    objectives = TranslatedField(_("objectives"), long=True, blank=True)
    beneficiaries = TranslatedField(_("who benefits"), long=True, blank=True)
    state = models.CharField(
        _("state"), max_length=16, choices=State.choices, default=State.PIPELINE
    )
    channel = models.ForeignKey(
        Channel,
        verbose_name=_("channel"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    scope = models.CharField(_("scope"), max_length=16, choices=Scope.choices, default=Scope.CITY)
    decided = PartialDateField(_("decided"))
    decided_by = models.CharField(
        _("decided by"), max_length=200, blank=True, help_text=_("For example: Bureau, Hué.")
    )
    planned_start = PartialDateField(_("planned start"))
    actual_start = PartialDateField(_("actual start"))
    planned_end = PartialDateField(_("planned end"))
    actual_end = PartialDateField(_("actual end"))
    starts_on = BoundField("actual_start", "planned_start", verbose_name=_("first day"))
    ends_on = BoundField(
        "actual_end", "planned_end", last=True, not_before="starts_on", verbose_name=_("last day")
    )
    dated_on = BoundField(
        "decided",
        "actual_start",
        "planned_start",
        "actual_end",
        help_text="The day by which it is counted in a year: its decision, else its start.",
    )
    default_currency = models.CharField(_("currency"), max_length=3, default="EUR")
    default_language = models.CharField(_("language"), max_length=10, default="fr")
    flow_type = models.CharField(_("flow type"), max_length=3, blank=True)
    finance_type = models.CharField(_("finance type"), max_length=4, blank=True)
    aid_type = models.CharField(_("aid type"), max_length=4, blank=True)
    tied_status = models.CharField(_("tied status"), max_length=2, blank=True)
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="projects"
    )
    goals = models.ManyToManyField(
        Goal, verbose_name=_("Sustainable Development Goals"), blank=True, related_name="projects"
    )
    is_humanitarian = models.BooleanField(_("humanitarian"), default=False)
    is_plan_complete = models.BooleanField(
        _("the funding plan is complete"),
        default=False,
        help_text=_("All sources are known, so that their sum is the total of the project."),
    )
    source = models.TextField(_("sources"), blank=True, help_text=_("One source a line."))
    note = models.TextField(_("note of the secretariat"), blank=True)
    is_published = models.BooleanField(
        _("public"), default=False, help_text=_("Everybody may see it.")
    )
    published_at = models.DateTimeField(
        _("published in IATI at"), null=True, blank=True, editable=False
    )
    is_synthetic = models.BooleanField(
        _("made up for the demonstration"), default=False, editable=False
    )

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["folded", "pk"]
        indexes = [
            models.Index(fields=["is_published", "folded"]),
            models.Index(fields=["state", "folded"]),
            models.Index(fields=["dated_on"]),
            models.Index(fields=["starts_on"]),
            models.Index(fields=["ends_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="projects_project_code_once"
            ),
            models.CheckConstraint(
                name="projects_project_starts_before_it_ends",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=models.F("ends_on")),
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                name="projects_published_in_iati_has_identifier",
                condition=Q(published_at__isnull=True) | Q(iati_identifier__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("projects:project_detail", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        self.iati_identifier = self.iati_identifier or None
        start, end = self.actual_start or self.planned_start, self.actual_end or self.planned_end
        if start and end and start.first_day > end.last_day:
            field = "actual_end" if self.actual_end else "planned_end"
            raise ValidationError({field: _("The end is before the start.")})
        if self.published_at and self._identifier_moved:
            message = _("It is published in IATI: its identifier never changes.")
            raise ValidationError({"iati_identifier": message})

    @property
    def _identifier_moved(self) -> bool:
        known = Project.objects.filter(pk=self.pk).values_list("iati_identifier", flat=True)
        return known.first() != self.iati_identifier

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING

    @property
    def colour(self) -> str:
        """The kind of its state: waiting, reached, late, neutral."""
        return self.COLOURS[self.State(self.state)]

    @property
    def start(self) -> Any:
        """When it began, else when it should."""
        return self.actual_start or self.planned_start

    @property
    def end(self) -> Any:
        """When it ended, else when it should."""
        return self.actual_end or self.planned_end

    @property
    def elapsed(self) -> Any:
        """The share of its time that has gone by, 0 to 1; None where a date is not known."""
        return elapsed_share(self.starts_on, self.ends_on, clock.today())

    @property
    def sources(self) -> list[str]:
        """Where its facts come from, one by one."""
        return [line.strip() for line in self.source.splitlines() if line.strip()]

    def served_nodes(self) -> NodeQuerySet:
        """Parts of the programme that it was confirmed to serve."""
        return Node.objects.filter(project_ties__project=self, project_ties__state="confirmed")

    def proposed_nodes(self) -> NodeQuerySet:
        """Parts of the programme that share a theme with it and of which nobody said anything."""
        said = self.ties.values("node")
        shared = Node.objects.filter(themes__in=self.themes.all()).exclude(pk__in=said)
        return shared.distinct()
