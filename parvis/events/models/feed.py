"""Secret addresses at which a person's calendar is read."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


class FeedTokenQuerySet(models.QuerySet["FeedToken"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and nobody else's."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def in_force(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def opened_by(self, token: str) -> FeedToken | None:
        """The feed that this token still opens, of a person who may still sign in."""
        code, _dash, _seal = token.partition("-")
        try:
            known = uuid.UUID(hex=code)
        except ValueError:
            return None
        found = self.in_force().filter(code=known, user__is_active=True).select_related("user")
        feed = found.first()
        return feed if feed and constant_time_compare(feed.token, token) else None


class FeedToken(models.Model):
    """A secret address of a person's calendar, until it is revoked.

    The token is sealed with the installation's secret key (256 bits): the database alone does
    not give it away.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = FeedTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(revoked_at__isnull=True),
                name="events_feedtoken_one_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("events:calendar_subscribe")

    @property
    def token(self) -> str:
        """What stands in the address."""
        seal = salted_hmac("parvis.events.feed", self.code.hex, algorithm="sha256").hexdigest()
        return f"{self.code.hex}-{seal}"
