"""What the network holds, hosts or attends, and when."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.events import figures
from parvis.kit import clock
from parvis.kit.fields import BoundField, FoldedField, PartialDateField, TranslatedField
from parvis.members.models import Organisation
from parvis.strategy.models import KeyMoment, Node
from parvis.terms.models import Country, Theme

from .agenda import EventQuerySet

if TYPE_CHECKING:
    from parvis.strategy.models import NodeQuerySet


def network_zone() -> str:
    """The zone of the network's own seat."""
    return settings.TIME_ZONE


class Event(models.Model):
    """A congress, a meeting, a webinar, a mission: one line of the agenda."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("Congress")
        GENERAL_ASSEMBLY = "general_assembly", _("General assembly")
        BUREAU_MEETING = "bureau_meeting", _("Bureau meeting")
        COMMISSION_MEETING = "commission_meeting", _("Commission meeting")
        REGIONAL_PLATFORM = "regional_platform", _("Regional platform")
        CONFERENCE = "conference", _("Conference")
        WEBINAR = "webinar", _("Webinar")
        TRAINING = "training", _("Training")
        MISSION = "mission", _("Mission")
        PRIZE = "prize", _("Prize")
        OTHER = "other", _("Other")

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("In person and online")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        CONFIRMED = "confirmed", _("Confirmed")
        HELD = "held", _("Held")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        NETWORK = "network", _("The network")
        SECRETARIAT = "secretariat", _("The secretariat")

    AHEAD = (State.PLANNED, State.CONFIRMED, State.POSTPONED)
    UMBRELLAS = (Kind.CONGRESS, Kind.GENERAL_ASSEMBLY)

    verbs = {
        "cancelled": _("Cancellation"),
        "postponed": _("Postponement"),
        "organised": _("Change of organisers"),
        "tied": _("Tie to the programme"),
        "untied": _("Tie to the programme declined"),
    }

    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title = TranslatedField(_("title"))
    folded = FoldedField("title")
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As it is called: 45, XIXe…")
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED
    )
    audience = models.CharField(
        _("who sees it"), max_length=12, choices=Audience.choices, default=Audience.PUBLIC
    )
    start = PartialDateField(_("first day"), help_text=_("A day, or only a month or a year."))
    end = PartialDateField(_("last day"))
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    starts_on = BoundField("start")
    ends_on = BoundField("end", "start", last=True, not_before="starts_on")
    zone = models.CharField(
        _("time zone"),
        max_length=50,
        default=network_zone,
        help_text=_("Of the place: hours are written in it."),
    )
    format = models.CharField(
        _("format"), max_length=10, choices=Format.choices, default=Format.IN_PERSON
    )
    host = models.ForeignKey(
        Organisation,
        verbose_name=_("host"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_events",
    )
    city = models.CharField(_("city"), max_length=150, blank=True)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
    )
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    theme = TranslatedField(_("theme, in its own words"), blank=True)
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="events"
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    attendance = models.CharField(_("attendance"), max_length=300, blank=True)
    description = TranslatedField(_("description"), long=True, blank=True)
    source = models.CharField(_("source"), max_length=1000, blank=True)
    note = models.TextField(_("note for the secretariat"), blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(
        default=0, editable=False, help_text="How often it changed, for calendars (iCalendar)."
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)
    is_synthetic = models.BooleanField(
        _("made up for the demonstration"), default=False, editable=False
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_on", "folded"]
        indexes = [
            models.Index(fields=["starts_on", "folded"]),
            models.Index(fields=["ends_on"]),
            models.Index(fields=["kind", "starts_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="events_event_starts_before_it_ends",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=models.F("ends_on")),
            ),
            models.CheckConstraint(
                name="events_event_place_has_both_coordinates",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both the latitude and the longitude, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("events:event_detail", args=[self.slug])

    @property
    def has_exact_day(self) -> bool:
        """Whether a calendar can hold it."""
        return bool(self.start and self.start.day)

    @property
    def starts_at(self) -> datetime | None:
        """When it begins, in its own zone; None where the day or the hour is not known."""
        if not (self.start and self.start.day):
            return None
        return figures.moment(self.start.first_day, self.start_time, self.zone)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, in its own zone; None where the day or the hour is not known."""
        last = self.end or self.start
        if not (last and last.day):
            return None
        return figures.moment(last.first_day, self.end_time, self.zone)

    @property
    def is_over(self) -> bool:
        """Whether its last day is past, where it is."""
        here = clock.now().astimezone(ZoneInfo(self.zone)).date()
        return bool(self.ends_on and self.ends_on < here)

    @property
    def state_kind(self) -> str:
        """Its state as a colour: waiting, reached, late or neutral."""
        if self.is_to_close:
            return "late"
        return {"planned": "waiting", "confirmed": "reached", "cancelled": "late"}.get(
            self.state, "neutral"
        )

    @property
    def is_to_close(self) -> bool:
        """Over, and nobody said yet whether it was held."""
        return self.is_over and self.state in {self.State.PLANNED, self.State.CONFIRMED}

    @property
    def is_public(self) -> bool:
        return self.audience == self.Audience.PUBLIC

    @property
    def place(self) -> str:
        """The city and the country, as far as known."""
        return ", ".join(filter(None, (self.city, str(self.country or ""))))

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Its own, else those of its host."""
        for place in (self, self.host):
            if place and place.latitude is not None and place.longitude is not None:
                return float(place.latitude), float(place.longitude)
        return None

    def moments_nearby(self, days: int = 14) -> list[tuple[date, KeyMoment]]:
        """Key moments of the programme at most so many days away, by date."""
        if not self.has_exact_day or not (self.starts_on and self.ends_on):
            return []
        margin = timedelta(days=days)
        dated = (
            (moment.next_on(self.starts_on - margin), moment)
            for moment in KeyMoment.objects.select_related("node")
        )
        near = [(day, each) for day, each in dated if day and day <= self.ends_on + margin]
        return sorted(near, key=lambda pair: pair[0])

    def proposed_nodes(self) -> NodeQuerySet:
        """Parts of the programme on one of its themes, of which nobody said anything yet."""
        said = self.ties.values("node")
        nodes = Node.objects.filter(themes__events=self).exclude(pk__in=said)
        return Node.objects.filter(pk__in=nodes.order_by().values("pk"))

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.start.first_day > self.end.last_day:
            raise ValidationError({"end": _("The last day is before the first day.")})
        if self.end and not self.start:
            raise ValidationError({"start": _("Say also when it begins.")})
        if (self.start_time or self.end_time) and not self.has_exact_day:
            raise ValidationError({"start": _("Give the exact day, since you give the hour.")})
        begins, ends = self.starts_at, self.ends_at
        if begins and ends and begins > ends:
            raise ValidationError({"end_time": _("It ends before it begins.")})
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": _("It cannot be part of itself.")})
        if self.zone not in figures.zone_names():
            raise ValidationError({"zone": _("This time zone is not known.")})
