"""What one looks for in the agenda: its state is the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from parvis.events.models import Event, EventQuerySet
from parvis.strategy.models import Node
from parvis.terms.models import Country, Region, Theme
from parvis.ui.lists import Filters

ANY = ("", "–")
# Filters that links lead to: shown in the form only where the address asks for them.
ONLY_WHEN_ASKED = {"host", "state", "ties", "closing", "months", "counted", "placed"}


def in_use(model: Any, path: str) -> Any:
    """The rows of a shared list that an event is filed under, so that no choice finds nothing."""
    used = Event.objects.filter(**{path: OuterRef("pk")}).order_by()
    return model.objects.filter(Exists(used))


class FeedFilters(Filters):
    """What a calendar may be narrowed to."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *Event.Kind.choices])
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), to_field_name="code", empty_label=ANY[1]
    )
    country = forms.ModelChoiceField(Country.objects.none(), label=_("Country"), empty_label=ANY[1])
    theme = forms.ModelChoiceField(
        Theme.objects.none(), label=_("Theme"), to_field_name="code", empty_label=ANY[1]
    )
    node = forms.ModelChoiceField(
        Node.objects.none(),
        label=_("Part of the programme"),
        to_field_name="code",
        empty_label=ANY[1],
    )

    def __init__(self, query: Any = None, **kwargs: Any) -> None:
        super().__init__(query, **kwargs)
        asked = str(self.query.get("node", ""))
        shown = Q(kind__in=[Node.Kind.AXIS, Node.Kind.PRIORITY]) | Q(code=asked)
        choices = {
            "region": in_use(Region, "country__region"),
            "country": in_use(Country, "country"),
            "theme": in_use(Theme, "themes"),
            "node": Node.objects.filter(shown),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def narrow_kind(self, events: EventQuerySet, value: str) -> EventQuerySet:
        return events.filter(kind=value)

    def narrow_region(self, events: EventQuerySet, value: Region) -> EventQuerySet:
        return events.filter(country__region=value)

    def narrow_country(self, events: EventQuerySet, value: Country) -> EventQuerySet:
        return events.filter(country=value)

    def narrow_theme(self, events: EventQuerySet, value: Theme) -> EventQuerySet:
        return events.filter(pk__in=Event.objects.filter(themes=value).order_by().values("pk"))

    def narrow_node(self, events: EventQuerySet, value: Node) -> EventQuerySet:
        return events.tied_under(value)


class EventFilters(FeedFilters):
    """Upcoming unless a year or another time is asked for."""

    common = ("q", "when", "kind", "region", "country", "node")
    field_order = ("q", "when", "kind", "region", "country", "theme", "node", "format", "year")

    q = forms.CharField(label=_("Words"), widget=forms.TextInput(attrs={"type": "search"}))
    when = forms.ChoiceField(
        label=_("When"),
        choices=[
            ANY,
            ("upcoming", _("Upcoming")),
            ("past", _("Past")),
            ("all", _("Upcoming and past")),
        ],
    )
    format = forms.ChoiceField(label=_("Format"), choices=[ANY, *Event.Format.choices])
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200)
    host = forms.SlugField(label=_("Host or organiser"))
    state = forms.ChoiceField(label=_("State"), choices=[ANY, *Event.State.choices])
    ties = forms.ChoiceField(
        label=_("Ties to the programme"), choices=[ANY, ("waiting", _("To confirm"))]
    )
    closing = forms.BooleanField(label=_("Over, still to close"))
    months = forms.IntegerField(label=_("Within so many months"), min_value=1, max_value=120)
    counted = forms.BooleanField(label=_("Counted in the programme’s figures"))
    placed = forms.BooleanField(label=_("In a known region"))

    def __init__(self, query: Any = None, **kwargs: Any) -> None:
        super().__init__(query, **kwargs)
        for name in ONLY_WHEN_ASKED - set(self.query):
            del self.fields[name]

    @property
    def when_shown(self) -> str:
        """The time asked for: upcoming unless a year, a state or another time is."""
        asked = str(self.values.get("when", ""))
        if asked or self.query.get("view") == "calendar":
            return asked or "all"
        return "all" if {"year", "state", "ties", "closing"} & set(self.values) else "upcoming"

    def apply(self, queryset: EventQuerySet) -> EventQuerySet:
        """The events asked for, the next first; of the past, the last first."""
        events: EventQuerySet = super().apply(queryset)
        if self.when_shown == "upcoming":
            return events.upcoming().order_by(F("starts_on").asc(nulls_last=True), "folded", "pk")
        if self.when_shown == "past":
            events = events.past()
        return events.order_by(F("starts_on").desc(nulls_last=True), "folded", "pk")

    def narrow_q(self, events: EventQuerySet, value: str) -> EventQuerySet:
        return events.called(value)

    def narrow_format(self, events: EventQuerySet, value: str) -> EventQuerySet:
        return events.filter(format=value)

    def narrow_year(self, events: EventQuerySet, value: int) -> EventQuerySet:
        return events.filter(starts_on__year=value)

    def narrow_host(self, events: EventQuerySet, value: str) -> EventQuerySet:
        own = Q(host__slug=value) | Q(organisers__organisation__slug=value)
        return events.filter(pk__in=Event.objects.filter(own).order_by().values("pk"))

    def narrow_state(self, events: EventQuerySet, value: str) -> EventQuerySet:
        return events.filter(state=value)

    def narrow_ties(self, events: EventQuerySet, value: str) -> EventQuerySet:
        return events.with_ties_to_confirm()

    def narrow_closing(self, events: EventQuerySet, value: bool) -> EventQuerySet:
        return events.to_close()

    def narrow_months(self, events: EventQuerySet, value: int) -> EventQuerySet:
        return events.ahead(value)

    def narrow_counted(self, events: EventQuerySet, value: bool) -> EventQuerySet:
        return events.filter(audience=Event.Audience.PUBLIC).that_hold()

    def narrow_placed(self, events: EventQuerySet, value: bool) -> EventQuerySet:
        return events.filter(country__region__isnull=False)
