"""What returns by the clock, and which workers live."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from parvis.kit import clock

DEAD_AFTER = timedelta(seconds=60)


class Rhythm(models.Model):
    """When a chore is due next; any number of workers may look, one takes it."""

    chore = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField(default=clock.now)
    last_ended_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.chore


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def alive(self) -> HeartbeatQuerySet:
        """The workers heard of within the last minute."""
        return self.filter(at__gt=clock.now() - DEAD_AFTER)


class Heartbeat(models.Model):
    """When a worker was last heard; silent for a minute, it counts as dead."""

    worker = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=clock.now)

    objects = HeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.worker} {self.at:%F %T}"
