"""Real-looking content for the page of components."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from parvis.kit.dates import PartialDate
from parvis.kit.fields import TranslatedFormField
from parvis.kit.money import Money

from .charts import Chart, Series, bars, line, share, stacked
from .lists import Column, Filters
from .maps import Point

CITIES = ngettext_lazy("%(count)s city", "%(count)s cities", "count")
HERE = "/ui/"


@dataclass(frozen=True)
class City:
    """A member of the sample list."""

    name: str
    country: str
    latitude: float
    longitude: float
    mayor: str
    until: PartialDate | None
    own_funds: Money
    word: Any
    kind: str

    def get_absolute_url(self) -> str:
        return HERE


def _city(name: str, country: str, where: tuple[float, float], mayor: str, amount: int) -> City:
    late = not mayor
    waiting = amount < 20_000
    kind = "late" if late else "waiting" if waiting else "reached"
    words = {"late": _("Late"), "waiting": _("Waiting"), "reached": _("Up to date")}
    until = None if late else PartialDate(2027, 5) if waiting else PartialDate(2029, 6, 1)
    money = Money(Decimal(amount), "EUR")
    return City(name, country, *where, mayor, until, money, words[kind], kind)


LIST = [
    _city("Antananarivo", "Madagascar", (-18.91, 47.53), "", 48_000),
    _city("Beyrouth", "Liban", (33.89, 35.50), "M. le Président du conseil municipal", 125_000),
    _city("Bujumbura", "Burundi", (-3.38, 29.36), "M. le Maire", 18_500),
    _city("Cotonou", "Bénin", (6.37, 2.43), "M. le Maire", 96_250),
    _city("Dakar", "Sénégal", (14.69, -17.45), "M. le Maire", 310_000),
    _city("Hué", "Viêt Nam", (16.46, 107.59), "M. le Président", 22_000),
    _city("Kigali", "Rwanda", (-1.94, 30.06), "M. le Maire", 64_800),
    _city("Libreville", "Gabon", (0.39, 9.45), "Délégué spécial", 12_000),
    _city("N’Djaména", "Tchad", (12.11, 15.04), "", 0),
    _city("Nouakchott", "Mauritanie", (18.09, -15.98), "Mme la Présidente de région", 275_000),
    _city("Phnom Penh", "Cambodge", (11.56, 104.92), "M. le Gouverneur", 41_300),
    _city("Port-au-Prince", "Haïti", (18.54, -72.34), "Commission municipale", 9_900),
    _city("Québec", "Canada", (46.81, -71.21), "M. le Maire", 150_000),
    _city("Sousse", "Tunisie", (35.83, 10.64), "Délégation spéciale", 33_000),
    _city("Yaoundé", "Cameroun", (3.85, 11.50), "M. le Maire", 87_450),
]


class Rows(list[City]):
    """A list that a `Listing` takes for a queryset."""

    model = SimpleNamespace(_meta=SimpleNamespace(get_fields=list))

    def count(self, *_args: Any) -> int:
        return 138

    def order_by(self, *_terms: Any) -> Rows:
        return self

    def iterator(self, **_options: Any) -> Iterator[City]:
        return iter(self)


class CityFilters(Filters):
    q = forms.CharField(label=_("Name"))
    country = forms.ChoiceField(
        label=_("Country"),
        choices=[("", _("All")), *((city.country, city.country) for city in LIST)],
    )
    category = forms.MultipleChoiceField(
        label=_("Category"),
        choices=[("capital", _("Capital city")), ("port", _("Port")), ("region", _("Region"))],
        widget=forms.CheckboxSelectMultiple,
    )
    as_of = forms.DateField(label=_("On the day"), widget=forms.DateInput(attrs={"type": "date"}))


COLUMNS = [
    Column("name", _("City"), lambda c: c.name, link=lambda c: HERE, sort="name"),
    Column("country", _("Country"), lambda c: c.country, sort="country"),
    Column("mayor", _("Head of the council"), lambda c: c.mayor),
    Column("until", _("Mandate until"), lambda c: c.until, sort="until"),
    Column("funds", _("Own funds"), lambda c: c.own_funds, numeric=True, sort="funds"),
    Column("state", _("Contacts"), lambda c: c.word, state=lambda c: c.kind),
    Column("latitude", _("Latitude"), lambda c: Decimal(str(c.latitude)), hidden=True),
]


def point(city: City) -> Point:
    """Where a city is."""
    return Point(city.latitude, city.longitude, city.name, HERE)


class SampleForm(forms.Form):
    """One of each control."""

    title = forms.CharField(label=_("Title of the project"), max_length=80)
    summary = TranslatedFormField(label=_("Summary"), long=True, required=False)
    country = forms.ChoiceField(
        label=_("Country"),
        choices=[
            ("", "—"),
            (_("Central Africa"), [("CM", "Cameroun"), ("GA", "Gabon"), ("TD", "Tchad")]),
            (_("West Africa"), [("BJ", "Bénin"), ("SN", "Sénégal")]),
        ],
    )
    start = forms.DateField(
        label=_("First day"),
        help_text=_("The day on which the work starts, for example 15/03/2026."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    amount = forms.DecimalField(label=_("Own funds, in euros"), min_value=Decimal(0))
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        required=False,
        choices=[
            ("water", _("Water and sanitation")),
            ("waste", _("Waste")),
            ("health", _("Health")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    visible = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[("all", _("Everybody")), ("network", _("The network"))],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=_("The city has agreed in writing"))


def charts() -> list[Chart]:
    """One of each kind."""
    regions = ["Afrique de l’Ouest", "Afrique centrale", "Maghreb", "Europe", "Asie du Sud-Est"]
    years = [str(year) for year in range(2016, 2027)]
    started: list[int | None] = [4, 7, 6, 9, None, 5, 8, 11, 12, 14, 9]
    sources = [
        Series(_("Own funds"), [1_200_000, 640_000, 310_000, 90_000, 150_000]),
        Series(_("Partners"), [2_100_000, 500_000, 120_000, 400_000, 380_000]),
        Series(_("Cities"), [700_000, 210_000, 280_000, 120_000, 60_000]),
    ]
    members = Series(_("Members"), [112, 74, 41, 58, 22])
    return [
        bars(_("Members by region"), regions, members, urls=[HERE] * 5),
        stacked(_("Investment by region and source"), regions, sources, "EUR"),
        line(_("Projects started each year"), years, Series(_("Projects"), started)),
        share(_("Events by kind"), ["Colloque", "Formation", "Mission"], [54, 31, 19]),
    ]


STEPS = [
    {"label": _("The city"), "url": HERE, "kind": "reached", "word": _("Done")},
    {"label": _("The project"), "url": HERE, "is_here": True, "kind": "waiting", "word": _("Now")},
    {"label": _("The budget"), "kind": "neutral", "word": _("To do")},
    {"label": _("Check your answers"), "kind": "neutral", "word": _("To do")},
]
DEADLINES = [
    (date(2026, 11, 12), _("Report on the water points of Cotonou"), "late", _("Late")),
    (date(2026, 11, 30), _("Confirm who holds the mayor’s office"), "waiting", _("Waiting")),
    (date(2026, 12, 1), _("Read the minutes of the bureau"), "reached", _("Done")),
]
