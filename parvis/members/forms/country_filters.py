"""What may be asked of the list of countries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.kit.text import fold

from .filtering import OfferingFilters, region_choices, search_field


class CountryFilters(OfferingFilters):
    """By name, by region of the network."""

    q = search_field(_("Country"))
    region = forms.ChoiceField(label=_("Region"))

    def __init__(self, query: Any = None) -> None:
        super().__init__(query)
        self.offer(region=region_choices)

    def narrow_q(self, rows: Any, value: str) -> Any:
        return rows.filter(folded__contains=fold(value))

    def narrow_region(self, rows: Any, value: str) -> Any:
        return rows.filter(region__code=value)
