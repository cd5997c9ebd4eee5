"""What one is asked about an event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.events.actions import Organiser
from parvis.events.figures import zone_of_country
from parvis.events.models import Event, EventOrganiser, EventQuerySet
from parvis.kit import clock
from parvis.members.forms.fields import OrganisationField, language_choices
from parvis.members.models import Organisation

MOST_ORGANISERS = 20
RECENT = timedelta(days=730)


def find_organisation(text: str) -> Organisation | None:
    """The one organisation of the directory called like that; None where none or several are."""
    try:
        return OrganisationField(required=False).clean(text)
    except ValidationError:
        return None


class EventForm(forms.ModelForm[Event]):
    """An event. Organisers are one a line; those that are organisations are tied to them."""

    host = OrganisationField(
        label=_("Host"),
        required=False,
        help_text=_("An organisation of the directory, by its name: “Dakar (SN)”."),
    )
    organisers = forms.CharField(
        label=_("Organisers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line."),
    )
    zone = forms.CharField(
        label=_("Time zone"),
        required=False,
        max_length=50,
        help_text=_("Left empty, that of the country. For example: Africa/Dakar."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Event
        fields = (
            "title",
            "kind",
            "number",
            "state",
            "audience",
            "start",
            "start_time",
            "end",
            "end_time",
            "format",
            "host",
            "city",
            "country",
            "zone",
            "venue",
            "latitude",
            "longitude",
            "parent",
            "theme",
            "themes",
            "languages",
            "attendance",
            "description",
            "source",
            "note",
        )
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "start_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "end_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "themes": forms.CheckboxSelectMultiple(),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = self._umbrellas()  # type: ignore[attr-defined]
        if self.instance.pk:
            lines = [str(each) for each in self._organisers()]
            self.fields["organisers"].initial = "\n".join(lines)
        else:
            self.initial.setdefault("zone", "")

    def _umbrellas(self) -> EventQuerySet:
        """Congresses and assemblies of the last two years or ahead, and the one it is part of."""
        recent = Q(ends_on__gte=clock.today() - RECENT, kind__in=Event.UMBRELLAS)
        offered = Event.objects.filter(recent | Q(pk=self.instance.parent_id))
        return offered.exclude(pk=self.instance.pk).order_by("-starts_on")

    def clean_organisers(self) -> list[Organiser]:
        """Each line with the organisation that it names, if it names one."""
        lines = [line.strip() for line in self.cleaned_data["organisers"].splitlines()]
        names = list(dict.fromkeys(line[:200] for line in lines if line))
        if len(names) > MOST_ORGANISERS:
            raise ValidationError(
                _("Name at most %(count)s organisers."), params={"count": MOST_ORGANISERS}
            )
        known = {str(each): each.organisation for each in self._organisers()}
        return [(name, known.get(name) or find_organisation(name)) for name in names]

    def _organisers(self) -> Iterable[EventOrganiser]:
        return self.instance.organisers.select_related("organisation") if self.instance.pk else ()

    def clean(self) -> dict[str, Any]:
        """The country is the host's, and the zone the country's, where nothing else is said."""
        cleaned = super().clean() or self.cleaned_data
        host = cleaned.get("host")
        if host and not cleaned.get("country"):
            cleaned["country"] = host.country
        if host and not cleaned.get("city") and host.kind in Organisation.LOCAL_AUTHORITIES:
            cleaned["city"] = str(host.name)
        country = cleaned.get("country")
        if not cleaned.get("zone"):
            iso2 = country.iso2 if country else ""
            cleaned["zone"] = zone_of_country(iso2, settings.TIME_ZONE)
        return cleaned
