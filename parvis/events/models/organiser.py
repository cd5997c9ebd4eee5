"""Who organises an event."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Organisation

from .event import Event


class EventOrganiser(models.Model):
    """Who organises: an organisation of the network's address book, or just a name."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organised_events",
    )
    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("Where it differs from the directory.")
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="events_eventorganiser_is_somebody",
                condition=models.Q(organisation__isnull=False) | ~models.Q(name=""),
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)

    def get_absolute_url(self) -> str:
        return self.event.get_absolute_url()
