"""What happened, who is told, what runs."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, thing: models.Model) -> Self:
        """What happened to one thing, newest first."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(subject_type=kind, subject_id=thing.pk).order_by("-sequence")


class Entry(models.Model):
    """One thing that happened: who, when, what, from what to what. Never changed, never deleted.

    `payload` holds `{"label", "changes": {field: [from, to]}, "details": {}}`. It and its salt can
    be blanked when a person is erased; the chain covers only its digest and still holds.
    """

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=100, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    payload = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    payload_digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        ordering = ["-sequence"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-sequence"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    @property
    def facts(self) -> dict[str, Any]:
        """What the hash covers."""
        return {
            "sequence": self.sequence,
            "at": self.at.isoformat(),
            "verb": self.verb,
            "actor": self.actor_id,
            "subject": [self.subject_type_id, self.subject_id],
            "payload": self.payload_digest,
        }

    @property
    def label(self) -> str:
        """How its subject was called then."""
        return str(self.payload.get("label", ""))

    @property
    def changes(self) -> dict[str, list[Any]]:
        """Stored values by field: `[from, to]`."""
        return dict(self.payload.get("changes", {}))

    @property
    def details(self) -> dict[str, Any]:
        return dict(self.payload.get("details", {}))


class Head(models.Model):
    """The last entry about one kind of thing: tells whoever computed a figure that it aged."""

    subject_type = models.OneToOneField(ContentType, on_delete=models.CASCADE)
    sequence = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.subject_type} {self.sequence}"


class Notice(models.Model):
    """An entry that somebody is told of, in the application and by mail."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "entry"], name="journal_notice_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.entry}"


class Job(models.Model):
    """Long work that a person watches: what, how far, how it ended."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=100)
    label = models.CharField(max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True
    )
    asked_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    message = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.label


class Rhythm(models.Model):
    """When a chore is due next; any number of workers may look, one takes it."""

    chore = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()
    last_ended_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.chore
