"""What an event serves in the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.strategy.models import Node

from .event import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


class TieQuerySet(models.QuerySet["Tie"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Ties are seen with their event."""
        return self.filter(event__in=Event.objects.visible_to(user).values("pk"))

    def confirmed(self) -> Self:
        return self.filter(state=Tie.State.CONFIRMED)


class Tie(models.Model):
    """A person's word that an event serves, or does not serve, a part of the programme."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        DECLINED = "declined", _("Declined")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="ties")
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="event_ties")
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie to the programme")
        verbose_name_plural = _("ties to the programme")
        ordering = ["node__path"]
        constraints = [
            models.UniqueConstraint(fields=["event", "node"], name="events_tie_once_a_node")
        ]

    def __str__(self) -> str:
        return f"{self.event} – {self.node}"

    def get_absolute_url(self) -> str:
        return self.event.get_absolute_url()
