"""Who holds an office, from when to when."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dates import months_after
from parvis.kit.fields import DerivedBooleanField
from parvis.people.rules import is_secretariat

from .certain import CertainlyDated, CertainQuerySet
from .office import Office
from .organisation import Organisation
from .person import Person, is_of_the_network

if TYPE_CHECKING:
    from parvis.people.models import User


# What a list or a card tells of a mandate: joined rows have dozens of columns more.
OF_A_MANDATE = (
    *("person", "start", "end", "attested", "title"),
    *("office__label", "office__role_type__label_f", "office__role_type__label_m"),
    *("office__organisation__slug", "office__organisation__name"),
    "office__organisation__country__name",
)


class MandateQuerySet(CertainQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Mandates follow the office they are held in."""
        if is_secretariat(user) or is_of_the_network(user):
            return self
        return self.filter(office__in=Office.objects.visible_to(user).values("pk"))

    def of_heads(self) -> Self:
        """Mandates of those who head their organisation."""
        return self.filter(office__role_type__is_head=True)

    def of_members(self, day: date | None = None) -> Self:
        """Mandates in organisations that are members on that day."""
        return self.filter(
            office__organisation__in=Organisation.objects.members_on(day).values("pk")
        )

    def overlapping(self, mandate: Mandate) -> Self:
        """Others on the same office that share a certain day with it and exclude it."""
        others = self.filter(office=mandate.office_id, is_exclusive=True).exclude(pk=mandate.pk)
        return others.sharing_a_certain_day(mandate.certain_first_day, mandate.certain_last_day)

    def ending_within(self, months: int, *, since: date | None = None) -> Self:
        """Those that end within so many months of that day (today where none is given)."""
        day = since or clock.today()
        return self.filter(ends_on__gte=day, ends_on__lte=months_after(day, months))

    def told_on(self, day: date) -> Self:
        """Those that hold on that day, with what a list or a card tells of them."""
        held = self.as_of(day)
        held = held.select_related("office__role_type", "office__organisation__country")
        return held.in_protocol_order().only(*OF_A_MANDATE)

    def in_protocol_order(self) -> Self:
        """The highest role first, then the latest to begin."""
        return self.order_by("office__role_type__protocol_rank", "-starts_on", "pk")

    def gender_counts(self) -> dict[str, int]:
        """How many people by gender: "f", "m", "x", and "" where it is not known."""
        counts = self.order_by().values_list("person__gender")
        return dict(counts.annotate(models.Count("person", distinct=True)))


class Mandate(CertainlyDated):
    """A person in an office. A re-election is a new mandate; an end is never moved to extend."""

    class Entry(models.TextChoices):
        ELECTED = "elected", _("Elected")
        RE_ELECTED = "re_elected", _("Re-elected")
        APPOINTED = "appointed", _("Appointed")
        INTERIM = "interim", _("Interim")
        ACTING = "acting", _("Acting")
        DELEGATION = "delegation", _("Special delegation")

    class EndReason(models.TextChoices):
        TERM = "term", _("End of term")
        RESIGNED = "resigned", _("Resigned")
        DIED = "died", _("Died")
        DISSOLVED = "dissolved", _("Council dissolved")
        REMOVED = "removed", _("Removed")
        MERGED = "merged", _("Organisation merged")
        UNKNOWN = "unknown", _("Reason not known")

    BESIDE_ANOTHER = (Entry.INTERIM, Entry.ACTING)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(
        Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="mandates"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="mandates"
    )
    entry = models.CharField(
        _("how it began"), max_length=12, choices=Entry.choices, default=Entry.ELECTED
    )
    end_reason = models.CharField(
        _("why it ended"), max_length=10, choices=EndReason.choices, blank=True
    )
    ordinal = models.PositiveSmallIntegerField(_("which term"), null=True, blank=True)
    title = models.CharField(
        _("title"),
        max_length=150,
        blank=True,
        help_text=_("As the person bears it: Mairesse, Bourgmestre, Syndique, Gouverneur…"),
    )
    is_exclusive = DerivedBooleanField("excludes_others")
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta(CertainlyDated.Meta):
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["-starts_on", "-pk"]
        indexes = [
            models.Index(fields=["office", "starts_on", "ends_on"]),
            models.Index(fields=["person", "starts_on", "ends_on"]),
            models.Index(fields=["ends_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.shown_title}"

    def get_absolute_url(self) -> str:
        return self.office.get_absolute_url()

    @property
    def shown_title(self) -> str:
        """The title borne, else the office's own name, else the role in the right gender."""
        return self.title or self.office.title_for(self.person.gender)

    @property
    def described(self) -> str:
        """ "Mairesse, Kindia"."""
        return f"{self.shown_title}, {self.office.organisation}"

    @property
    def goes_on(self) -> bool:
        """Whether it has not ended yet; an end may lie ahead."""
        return self.ends_on is None or self.ends_on > clock.today()

    @property
    def is_beside_another(self) -> bool:
        """Whether it stands in for the holder."""
        return self.entry in self.BESIDE_ANOTHER

    @property
    def excludes_others(self) -> bool:
        """Whether nobody else may hold the office on the same certain day."""
        return self.office.unique_holder and not self.is_beside_another

    def clean(self) -> None:
        super().clean()
        if self.office_id and self.excludes_others:
            rival = Mandate.objects.overlapping(self).select_related("person").first()
            if rival:
                message = _("%(person)s holds this office at that time: end that mandate first.")
                raise ValidationError({"start": message % {"person": rival.person}})
