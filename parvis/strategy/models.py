"""The programme: its tree, whom each part works with, its key moments, its figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.fields import TranslatedField
from parvis.members.models import Organisation
from parvis.terms.models import Theme

from .figures import next_occurrence

if TYPE_CHECKING:
    from parvis.people.models import User


class Programme(models.Model):
    """What a network sets out to do over some years."""

    slug = models.SlugField(_("address"), unique=True)
    title = TranslatedField(_("title"))
    first_year = models.PositiveSmallIntegerField(_("from"))
    last_year = models.PositiveSmallIntegerField(_("to"))
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-first_year"]
        constraints = [
            models.CheckConstraint(
                name="strategy_programme_ends_after_it_begins",
                condition=models.Q(first_year__lte=models.F("last_year")),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("strategy:programme_detail")


class NodeQuerySet(models.QuerySet["Node"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The programme is public."""
        return self

    def of_kind(self, *kinds: str) -> Self:
        """Stakes, axes, priorities, actions or measures."""
        return self.filter(kind__in=kinds)

    def under(self, node: Node) -> Self:
        """A node and all below it."""
        return self.filter(programme=node.programme_id, path__startswith=node.path)


class Node(models.Model):
    """One part of the programme: a stake, an axis, a priority, an action, a measure."""

    class Kind(models.TextChoices):
        STAKE = "stake", _("Stake")
        AXIS = "axis", _("Axis")
        PRIORITY = "priority", _("Priority")
        ACTION = "action", _("Action")
        MEASURE = "measure", _("Measure")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="nodes")
    code = models.CharField(_("code"), max_length=20)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    path = models.CharField(
        max_length=200, editable=False, help_text="Positions from the root down: 0002.0001."
    )
    title = TranslatedField(_("title"))
    description = TranslatedField(_("description"), long=True, blank=True)
    themes = models.ManyToManyField(
        Theme,
        verbose_name=_("themes"),
        blank=True,
        related_name="nodes",
        help_text=_("Projects and events on these themes are proposed for this part."),
    )

    objects = NodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of the programme")
        verbose_name_plural = _("parts of the programme")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], name="strategy_node_code_once_a_programme"
            )
        ]
        indexes = [models.Index(fields=["programme", "path"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:node_detail", args=[self.code])


class Link(models.Model):
    """Whom a part of the programme works with: who animates it, its synergies and funders."""

    class Kind(models.TextChoices):
        ANIMATION = "animation", _("Animation")
        SYNERGY = "synergy", _("Synergy")
        FUNDER = "funder", _("Funder")
        PROSPECT = "prospect", _("Possible funder")

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    label = TranslatedField(_("name"))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="programme_links",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return str(self.label)


class KeyMoment(models.Model):
    """A date of the year, or of some years, on which a part of the programme mobilises."""

    class Rule(models.TextChoices):
        YEARLY = "yearly", _("Every year")
        TWO_YEARLY = "two_yearly", _("Every two years")
        ONCE = "once", _("Once")
        BY_COUNTRY = "by_country", _("Varies by country")

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="key_moments")
    label = TranslatedField(_("name"))
    rule = models.CharField(_("when"), max_length=10, choices=Rule.choices)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("day"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("The year, or one of every two.")
    )

    class Meta:
        verbose_name = _("key moment")
        verbose_name_plural = _("key moments")
        ordering = ["month", "day", "pk"]

    def __str__(self) -> str:
        return str(self.label)

    def next_on(self, after: date | None = None) -> date | None:
        """The next exact day from `after` (today) on; None where the day is not known."""
        return next_occurrence(self.rule, self.year, self.month, self.day, after or clock.today())


class Gauge(models.Model):
    """A measure shown on a part of the programme, with the value aimed at."""

    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="gauges")
    measure = models.CharField(_("measure"), max_length=100)
    position = models.PositiveSmallIntegerField(default=0)
    target = models.DecimalField(
        _("target"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    target_year = models.PositiveSmallIntegerField(_("by"), null=True, blank=True)
    source = models.CharField(_("source of the target"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("gauge")
        verbose_name_plural = _("gauges")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["node", "measure"], name="strategy_gauge_once_a_node")
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.measure}"


class Reading(models.Model):
    """What a measure gave for a node (or for the whole network), and from which records.

    It is used while it is fresh: the same day, and no entry in the journal since about the nouns
    that the measure reads.
    """

    measure = models.CharField(max_length=100)
    node = models.ForeignKey(Node, on_delete=models.CASCADE, null=True, blank=True)
    day = models.DateField()
    sequence = models.BigIntegerField(help_text="The journal's last relevant entry when computed.")
    computed_at = models.DateTimeField(default=clock.now)
    figure = models.JSONField()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "node"],
                condition=models.Q(node__isnull=False),
                name="strategy_reading_once_a_node",
            ),
            models.UniqueConstraint(
                fields=["measure"],
                condition=models.Q(node__isnull=True),
                name="strategy_reading_once_for_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.node_id}"
