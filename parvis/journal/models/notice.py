"""Who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock

from .entry import Entry

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and nobody else's."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """An entry that somebody is told of, in the application and by mail, in their language.

    The text is kept as it was told: never put a secret in it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-created_at"]),
            models.Index(
                name="journal_notice_unread",
                fields=["user"],
                condition=models.Q(read_at__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "entry"], name="journal_notice_told_once")
        ]

    def __str__(self) -> str:
        return self.title
