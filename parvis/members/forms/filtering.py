"""What the filters of both lists have in common: a day, places, words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from parvis.kit import clock
from parvis.kit.text import fold
from parvis.members.models import Organisation, RoleType
from parvis.terms.models import Country, Region, Theme
from parvis.ui.lists import Choices, Filters, kept

ANY = ("", "–")
MONTHS = ngettext_lazy("%(count)s month", "%(count)s months", "count")
ENDING: Choices = [ANY, *((str(n), MONTHS % {"count": n}) for n in (3, 6, 12, 24))]


class OfferingFilters(Filters):
    """Filters whose choices are rows of shared lists."""

    def offer(self, **choices: Callable[[str], Choices]) -> None:
        """Give the fields that are there their choices."""
        for name, own in choices.items():
            if name in self.fields:
                asked = str(self.query.get(name, ""))
                self.fields[name].choices = [ANY, *own(asked)]  # type: ignore[attr-defined]


class DatedFilters(OfferingFilters):
    """Filters over what holds on a day: today where none is asked for."""

    @property
    def day(self) -> date:
        """The day as of which everything is shown."""
        return self.values.get("as_of") or clock.today()


def as_of_field() -> forms.DateField:
    """The day as of which a list is shown; a month or a year stands for its first day."""
    return forms.DateField(
        label=_("As of"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%Y-%m", "%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


def search_field(label: Any) -> forms.CharField:
    """Words of a name, in any order, whatever their case and accents."""
    return forms.CharField(label=label, max_length=100, widget=forms.TextInput({"type": "search"}))


@kept
def country_choices() -> Choices:
    """Countries in which there is an organisation, as the reader would sort them."""
    used = Exists(Organisation.objects.order_by().filter(country=OuterRef("pk")))
    countries = Country.objects.filter(used).only("iso2", "name").order_by()
    named = [(each.pk, str(each.name)) for each in countries]
    return sorted(named, key=lambda each: fold(each[1]))


@kept
def region_choices() -> Choices:
    """The network's regions in its own order."""
    return [(each.code, str(each.name)) for each in Region.objects.only("code", "name", "position")]


@kept
def theme_choices() -> Choices:
    """Themes as the reader would sort them."""
    named = [(each.code, str(each.name)) for each in Theme.objects.only("code", "name").order_by()]
    return sorted(named, key=lambda each: fold(each[1]))


@kept
def role_choices() -> Choices:
    """Roles by protocol."""
    return [(each.code, str(each)) for each in RoleType.objects.all()]
