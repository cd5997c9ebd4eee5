"""Measures shown on a part of the programme, and what they last gave."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock

from .node import Node


class Gauge(models.Model):
    """A measure shown on a part of the programme, with the value aimed at."""

    node = models.ForeignKey(
        Node,
        verbose_name=_("part of the programme"),
        on_delete=models.CASCADE,
        related_name="gauges",
    )
    measure = models.CharField(_("figure"), max_length=100)
    position = models.PositiveSmallIntegerField(default=0)
    is_network_wide = models.BooleanField(
        _("for the whole network"),
        default=False,
        help_text=_("Else only of what is tied to this part or to one below it."),
    )
    target = models.DecimalField(
        _("target"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    target_year = models.PositiveSmallIntegerField(_("to be reached by"), null=True, blank=True)
    source = models.CharField(_("source of the target"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("figure of the programme")
        verbose_name_plural = _("figures of the programme")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["node", "measure"],
                name="strategy_gauge_once_a_node",
                violation_error_message=_("This part of the programme shows this figure already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.measure}"

    def get_absolute_url(self) -> str:
        return f"{self.node.get_absolute_url()}#figures"

    @property
    def about(self) -> Node | None:
        """What the figure is about: its part of the programme, or the whole network."""
        return None if self.is_network_wide else self.node


class Reading(models.Model):
    """What a measure gave for a node (or for the whole network), and from which records.

    It is used while it is fresh: the same day, and no entry in the journal since about the nouns
    that the measure reads. It is a cache, not a record: a page may write it while it is read, any
    number at once, the last one stays; nothing is lost where all rows are deleted or where the
    database takes none (a page then computes its figures each time).
    """

    measure = models.CharField(max_length=100)
    node = models.ForeignKey(Node, on_delete=models.CASCADE, null=True, blank=True)
    key = models.CharField(max_length=130, unique=True, help_text="The measure and its node.")
    day = models.DateField()
    sequence = models.BigIntegerField(help_text="The journal's last relevant entry when computed.")
    computed_at = models.DateTimeField(default=clock.now)
    figure = models.JSONField()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return self.key
