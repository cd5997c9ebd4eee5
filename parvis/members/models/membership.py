"""Membership of the network, computed from dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .certain import CertainlyDated, CertainQuerySet
from .organisation import Organisation

if TYPE_CHECKING:
    from parvis.people.models import User


class MembershipQuerySet(CertainQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Memberships follow their organisation."""
        return self.filter(organisation__in=Organisation.objects.visible_to(user).values("pk"))


class Membership(CertainlyDated):
    """An organisation in the network, from its admission to its end; a pause ends one row."""

    class Category(models.TextChoices):
        FULL = "full", _("Full member")
        ASSOCIATE = "associate", _("Associate member")
        HONORARY = "honorary", _("Honorary member")

    class EndReason(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Left of its own will")
        SUSPENDED = "suspended", _("Suspended")
        MERGED = "merged", _("Organisation merged")
        CATEGORY = "category", _("Changed category")
        OTHER = "other", _("Other")

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    category = models.CharField(
        _("category"), max_length=10, choices=Category.choices, default=Category.FULL
    )
    is_confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Whether a source states it.")
    )
    end_reason = models.CharField(
        _("why it ended"), max_length=10, choices=EndReason.choices, blank=True
    )

    objects = MembershipQuerySet.as_manager()

    class Meta(CertainlyDated.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "starts_on", "ends_on", "category"])]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.get_category_display()}"

    def get_absolute_url(self) -> str:
        return self.organisation.get_absolute_url()

    def clean(self) -> None:
        super().clean()
        others = Membership.objects.filter(organisation=self.organisation_id).exclude(pk=self.pk)
        if others.sharing_a_certain_day(self.certain_first_day, self.certain_last_day).exists():
            raise ValidationError({"start": _("It is already a member at that time.")})
