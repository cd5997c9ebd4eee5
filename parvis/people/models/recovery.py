"""Recoveries: two persons vouch for somebody who lost every way in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.people.figures import fingerprint

from .account import User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django_stubs_ext import StrOrPromise

TIME_TO_APPROVE = timedelta(days=7)
TIME_TO_USE = timedelta(hours=24)
OPEN = Q(used_at__isnull=True, closed_at__isnull=True)


def in_a_week() -> datetime:
    """When a recovery that nobody approved lapses."""
    return clock.now() + TIME_TO_APPROVE


class RecoveryQuerySet(models.QuerySet["Recovery"]):
    def visible_to(self, user: User | AnonymousUser) -> RecoveryQuerySet:
        """Those who manage accounts see them all; everybody else sees their own."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.all() if user.has_duty("directory") else self.filter(user=user)

    def running(self) -> RecoveryQuerySet:
        """Neither used nor closed; it may have lapsed."""
        return self.filter(OPEN)

    def opened_by(self, token: str) -> Recovery | None:
        """The recovery, approved twice, that this token still opens."""
        valid = self.running().filter(
            expires_at__gt=clock.now(), second_approved_at__isnull=False, user__is_active=True
        )
        return valid.filter(token_hash=fingerprint(token)).select_related("user").first()


class Recovery(models.Model):
    """A person who lost the second factor: two others approve, then one link gives a new start."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for two persons")
        APPROVED_ONCE = "approved_once", _("Waits for a second person")
        APPROVED = "approved", _("Approved, the link is sent")
        USED = "used", _("Used")
        CLOSED = "closed", _("Refused")
        LAPSED = "lapsed", _("Lapsed")

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField(default=in_a_week, editable=False)
    first_approved_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    first_approved_at = models.DateTimeField(null=True, editable=False)
    second_approved_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    second_approved_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    sent_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    objects = RecoveryQuerySet.as_manager()

    # What the journal calls what is done to a recovery.
    verbs: ClassVar[dict[str, StrOrPromise]] = {
        "approved": _("Second approval"),
        "approved_once": _("First approval"),
        "asked": _("New access asked for"),
        "completed": _("New access used"),
        "refused": _("Request stopped"),
    }

    class Meta:
        verbose_name = _("recovery")
        verbose_name_plural = _("recoveries")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=OPEN, name="people_recovery_one_running"
            ),
            models.CheckConstraint(
                name="people_recovery_two_other_persons",
                condition=~Q(first_approved_by=F("second_approved_by"))
                & ~Q(first_approved_by=F("user"))
                & ~Q(second_approved_by=F("user")),
            ),
            models.CheckConstraint(
                name="people_recovery_link_needs_two_approvals",
                condition=Q(token_hash__isnull=True)
                | Q(first_approved_at__isnull=False, second_approved_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def get_absolute_url(self) -> str:
        return reverse("people:recovery_detail", args=[self.pk])

    @property
    def state(self) -> State:
        if self.used_at:
            return self.State.USED
        if self.closed_at:
            return self.State.CLOSED
        if self.expires_at <= clock.now():
            return self.State.LAPSED
        if self.second_approved_at:
            return self.State.APPROVED
        return self.State.APPROVED_ONCE if self.first_approved_at else self.State.ASKED

    @property
    def waits_for_approval(self) -> bool:
        return self.state in {self.State.ASKED, self.State.APPROVED_ONCE}
