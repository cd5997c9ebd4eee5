"""What may be asked of the list of people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parvis.members.models import Mandate, MandateQuerySet, Organisation, Person, PersonQuerySet
from parvis.ui import formats

from .fields import language_choices
from .filtering import (
    ANY,
    ENDING,
    DatedFilters,
    as_of_field,
    country_choices,
    region_choices,
    role_choices,
    search_field,
)

STATUS = [("", _("In office")), ("past", _("Formerly in office")), ("all", _("All"))]


class PersonFilters(DatedFilters):
    """People in office today where nothing else is asked for.

    Role, kind of organisation, country, region and end are asked of one and the same mandate.
    """

    common = ("q", "status", "role", "country", "ending", "as_of")

    q = search_field(_("Name"))
    status = forms.ChoiceField(label=_("Mandate"), choices=STATUS)
    role = forms.ChoiceField(label=_("Role"))
    kind = forms.ChoiceField(label=_("Organisation"), choices=[ANY, *Organisation.Kind.choices])
    region = forms.ChoiceField(label=_("Region"))
    country = forms.ChoiceField(label=_("Country"))
    gender = forms.ChoiceField(label=_("Gender"), choices=[ANY, *Person.Gender.choices])
    language = forms.ChoiceField(label=_("Language"))
    ending = forms.ChoiceField(label=_("Mandate ends within"), choices=ENDING)
    as_of = as_of_field()

    OF_THE_MANDATE = {
        "role": "office__role_type__code",
        "kind": "office__organisation__kind",
        "region": "office__organisation__country__region__code",
        "country": "office__organisation__country",
    }

    def __init__(self, query: Any = None, *, sees_all: bool) -> None:
        super().__init__(query)
        if not sees_all:
            del self.fields["status"]
            del self.fields["ending"]
        self.fields["language"].choices = [ANY, *language_choices()]  # type: ignore[attr-defined]
        self.offer(role=role_choices, region=region_choices, country=country_choices)

    def apply(self, queryset: PersonQuerySet) -> PersonQuerySet:
        """The people asked for."""
        rows: PersonQuerySet = super().apply(queryset)
        mandates = self._mandates()
        status = self.values.get("status", "")
        if not status:
            return rows.filter(self._holds(mandates.as_of(self.day)))
        if status == "past":
            in_office = Mandate.objects.as_of(self.day).filter(person=OuterRef("pk")).order_by()
            held = mandates.filter(ends_on__lte=self.day)
            return rows.filter(self._holds(held), ~Exists(in_office))
        return rows.filter(self._holds(mandates)) if self._asks_of_the_mandate else rows

    def _holds(self, mandates: MandateQuerySet) -> Q:
        """Whether one of the mandates is theirs: as a set where few are asked for.

        Else row by row, so that a page of a sorted list stops once it is full.
        """
        if self._asks_of_the_mandate:
            return Q(pk__in=mandates.values("person"))
        return Q(Exists(mandates.filter(person=OuterRef("pk"))))

    @property
    def _asks_of_the_mandate(self) -> bool:
        return bool({*self.OF_THE_MANDATE, "ending"} & set(self.values))

    def _mandates(self) -> MandateQuerySet:
        asked = {
            path: self.values[name]
            for name, path in self.OF_THE_MANDATE.items()
            if name in self.values
        }
        mandates = Mandate.objects.filter(**asked).order_by()
        if "ending" in self.values:
            mandates = mandates.ending_within(int(self.values["ending"]), since=self.day)
        return mandates

    def narrow_q(self, rows: PersonQuerySet, value: str) -> PersonQuerySet:
        return rows.called(value)

    def narrow_gender(self, rows: PersonQuerySet, value: str) -> PersonQuerySet:
        return rows.filter(gender=value)

    def narrow_language(self, rows: PersonQuerySet, value: str) -> PersonQuerySet:
        return rows.filter(preferred_language=value)

    def sentence(self, count: int) -> str:
        """« 412 personnes en fonction au 24 nov. 2026 »."""
        words = {"count": formats.number(count), "day": formats.day(self.day)}
        status = self.values.get("status", "")
        if not status:
            told = ngettext(
                "%(count)s person in office on %(day)s",
                "%(count)s people in office on %(day)s",
                count,
            )
        elif status == "past":
            told = ngettext(
                "%(count)s person formerly in office on %(day)s",
                "%(count)s people formerly in office on %(day)s",
                count,
            )
        else:
            told = ngettext("%(count)s person", "%(count)s people", count)
        return told % words
