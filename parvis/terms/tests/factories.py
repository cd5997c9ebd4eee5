"""Regions, countries and themes to try things on."""

from __future__ import annotations

import factory

from parvis.kit.languages import LocalisedText
from parvis.terms.models import Country, Region, Theme


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "afrique_ouest"
    name = factory.LazyAttribute(
        lambda o: LocalisedText.of({"fr": o.code.replace("_", " ").capitalize()})
    )


class CountryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Country
        django_get_or_create = ("iso2",)

    iso2 = "SN"
    name = factory.LazyAttribute(
        lambda o: LocalisedText.of({"fr": NAMES.get(o.iso2, (o.iso2, ""))[0]})
    )
    region = factory.LazyAttribute(
        lambda o: RegionFactory(code=NAMES.get(o.iso2, ("", "afrique_ouest"))[1])
    )


NAMES = {
    "SN": ("Sénégal", "afrique_ouest"),
    "BF": ("Burkina Faso", "afrique_ouest"),
    "CM": ("Cameroun", "afrique_centrale"),
    "BE": ("Belgique", "europe"),
    "FR": ("France", "europe"),
    "VN": ("Viêt Nam", "asie_pacifique"),
}


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("code",)

    code = "climat"
    name = factory.LazyAttribute(
        lambda o: LocalisedText.of({"fr": o.code.capitalize(), "en": f"{o.code} (en)"})
    )
