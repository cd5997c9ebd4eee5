"""Invitations: the only way to an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.people.figures import fingerprint

from .account import Duty, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django_stubs_ext import StrOrPromise

VALID_FOR = timedelta(days=7)
WAITING = Q(used_at__isnull=True, revoked_at__isnull=True)


def in_a_week() -> datetime:
    """When an invitation sent now stops to open anything."""
    return clock.now() + VALID_FOR


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User | AnonymousUser) -> InvitationQuerySet:
        """Those who manage accounts see them all; nobody else sees any."""
        is_manager = isinstance(user, User) and user.is_active and user.has_duty("directory")
        return self.all() if is_manager else self.none()

    def waiting(self) -> InvitationQuerySet:
        """Neither used nor withdrawn; it may have expired."""
        return self.filter(WAITING)

    def opened_by(self, token: str) -> Invitation | None:
        """The invitation that this token still opens."""
        valid = self.waiting().filter(expires_at__gt=clock.now())
        return valid.filter(token_hash=fingerprint(token)).first()


class Invitation(models.Model):
    """A person asked to join: the link is mailed, works once, and for seven days."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        EXPIRED = "expired", _("Expired")
        REVOKED = "revoked", _("Withdrawn")

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=10, default="fr")
    duties = models.JSONField(_("duties"), default=list, blank=True)
    note = models.TextField(
        _("a word for the person"), blank=True, help_text=_("It is part of the mail.")
    )
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField(default=in_a_week)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    sent_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    # What the journal calls what is done to an invitation.
    verbs: ClassVar[dict[str, StrOrPromise]] = {
        "accepted": _("Invitation accepted"),
        "created": _("Invitation"),
        "resent": _("Invitation sent again"),
        "revoked": _("Invitation withdrawn"),
    }

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=WAITING, name="people_invitation_one_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.email})"

    def get_absolute_url(self) -> str:
        return reverse("people:invitation_list")

    @property
    def state(self) -> State:
        if self.used_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.EXPIRED if self.expires_at <= clock.now() else self.State.WAITING

    @property
    def can_still_be_used(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_settled(self) -> bool:
        """Accepted or withdrawn: nothing more can be done with it."""
        return bool(self.used_at or self.revoked_at)

    @property
    def duty_names(self) -> list[str]:
        return [str(Duty.Kind(code).label) for code in self.duties]
