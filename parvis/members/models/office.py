"""Offices: they outlive whoever holds them, and keep the functional contact."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.dated import Dated, DatedQuerySet
from parvis.kit.fields import TranslatedField
from parvis.people.rules import is_secretariat
from parvis.terms.models import Theme

from .organisation import Organisation
from .person import is_of_the_network

if TYPE_CHECKING:
    from parvis.people.models import User

    from .contact import ContactPoint
    from .mandate import Mandate

# Codes of the offices through which a member usually speaks to the network.
INTERNATIONAL_RELATIONS = ("ir_director", "ir_officer")


class RoleType(models.Model):
    """What an office is, in words for a woman and for a man."""

    class Category(models.TextChoices):
        ELECTED = "elected", _("Elected or appointed head")
        OFFICIAL = "official", _("Official")
        DIPLOMAT = "diplomat", _("Diplomat")

    code = models.SlugField(_("code"), unique=True)
    label_f = TranslatedField(_("for a woman"))
    label_m = TranslatedField(_("for a man"))
    category = models.CharField(_("category"), max_length=10, choices=Category.choices)
    is_head = models.BooleanField(_("head of the organisation"), default=False)
    single_holder = models.BooleanField(_("one holder at a time"), default=False)
    protocol_rank = models.PositiveSmallIntegerField(_("protocol rank"), default=100)
    theme = models.ForeignKey(
        Theme, verbose_name=_("theme"), on_delete=models.SET_NULL, null=True, blank=True
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["protocol_rank", "code"]

    def __str__(self) -> str:
        women, men = str(self.label_f), str(self.label_m)
        return women if women == men else f"{women} / {men}"

    def label_for(self, gender: str) -> str:
        """ "Mairesse", "Maire", or both where the gender is not known."""
        return {"f": str(self.label_f), "m": str(self.label_m)}.get(gender, str(self))


class OfficeQuerySet(DatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The public sees who heads a member; the network sees all offices."""
        if is_secretariat(user) or is_of_the_network(user):
            return self
        seen = Organisation.objects.visible_to(user).values("pk")
        return self.filter(organisation__in=seen, role_type__category=RoleType.Category.ELECTED)

    def beyond_international_relations(self) -> Self:
        """Offices of officials other than the international-relations desk."""
        officials = self.filter(role_type__category=RoleType.Category.OFFICIAL)
        return officials.exclude(role_type__code__in=INTERNATIONAL_RELATIONS)


class Office(Dated):
    """A function in an organisation: mayor of Kindia, director of international relations."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="offices",
    )
    role_type = models.ForeignKey(RoleType, verbose_name=_("role"), on_delete=models.PROTECT)
    label = TranslatedField(
        _("own name"), blank=True, help_text=_("Where the office is not called as its role.")
    )
    theme = models.ForeignKey(
        Theme, verbose_name=_("theme"), on_delete=models.SET_NULL, null=True, blank=True
    )
    unique_holder = models.BooleanField(_("one holder at a time"), default=True)

    if TYPE_CHECKING:
        contacts_seen: list[ContactPoint]
        holders_now: list[Mandate]
        holders_then: list[Mandate]

    objects = OfficeQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["role_type__protocol_rank", "pk"]

    def __str__(self) -> str:
        return str(self.label) or str(self.role_type)

    def get_absolute_url(self) -> str:
        return reverse("members:office_detail", args=[self.uuid])

    @property
    def title_now(self) -> str:
        """In the gender of whoever holds it now (`holders_now`), where it is one person."""
        holders = self.holders_now
        return self.title_for(holders[0].person.gender) if len(holders) == 1 else str(self)

    def clean(self) -> None:
        super().clean()
        if self.pk and self.unique_holder and self._had_several_at_once():
            raise ValidationError({"unique_holder": _("Several people hold it at the same time.")})

    def _had_several_at_once(self) -> bool:
        """Whether two mandates that would exclude one another share a day that is sure."""
        reached: date | None = date.min
        mandates = self.mandates.filter(certain_from__isnull=False).order_by("certain_from")
        for mandate in mandates:
            until = mandate.certain_until
            if mandate.is_beside_another or (until and until <= mandate.certain_from):
                continue
            if reached is None or mandate.certain_from < reached:
                return True
            reached = until
        return False

    def title_for(self, gender: str) -> str:
        """Its own name, else its role in the right gender."""
        return str(self.label) or self.role_type.label_for(gender)
