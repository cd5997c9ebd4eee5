"""Long work that somebody watches."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parvis.kit import clock

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What one asked for oneself."""
        return self.filter(asked_by=user.pk) if user.is_authenticated else self.none()

    def under_way(self) -> Self:
        return self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])


class Job(models.Model):
    """Long work that a person watches: what, how far, how it ended."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("job", "Waiting")
        RUNNING = "running", pgettext_lazy("job", "Running")
        DONE = "done", pgettext_lazy("job", "Done")
        FAILED = "failed", pgettext_lazy("job", "Failed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=100)
    label = models.CharField(pgettext_lazy("job", "work"), max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True
    )
    asked_at = models.DateTimeField(pgettext_lazy("job", "asked at"), default=clock.now)
    ended_at = models.DateTimeField(pgettext_lazy("job", "ended at"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    message = models.CharField(max_length=500, blank=True)
    result = models.CharField(max_length=500, blank=True, help_text="Address of what it made.")

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "label", "asked_by"],
                condition=Q(state__in=["waiting", "running"]),
                name="journal_job_asked_once",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("journal:job_detail", args=[self.uuid])

    @property
    def has_ended(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED}
