"""An organisation's sheet, whole or only its website."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Organisation
from parvis.terms.models import Country

from .fields import OrganisationField, language_choices


def website_field() -> forms.URLField:
    """An address of the web; "ville.example" is read as https."""
    return forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")


class OrganisationForm(forms.ModelForm[Organisation]):
    """All that the directory's people write of an organisation."""

    default_language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    website = website_field()
    parent = OrganisationField(
        label=_("Part of"), required=False, help_text=_("Its name, as in the directory.")
    )
    located_in = OrganisationField(
        label=_("Located in"),
        required=False,
        help_text=_("For an embassy: the city where it stands."),
    )

    class Meta:
        model = Organisation
        fields = [
            "kind",
            "name",
            "native_name",
            "acronym",
            "other_names",
            "country",
            "is_capital",
            "parent",
            "default_language",
            "website",
            "themes",
            "latitude",
            "longitude",
            "population",
            "population_year",
            "population_source",
            "represents_country",
            "located_in",
            "source",
            "note",
        ]
        widgets = {"themes": forms.CheckboxSelectMultiple, "note": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("country", "represents_country"):
            self.fields[name].queryset = _countries(getattr(self.instance, f"{name}_id"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("latitude") is None) != bool(cleaned.get("longitude") is None):
            self.add_error("longitude", _("Write both latitude and longitude, or neither."))
        if self.instance.pk and cleaned.get("parent") == self.instance:
            self.add_error("parent", _("An organisation cannot be a part of itself."))
        if not self.instance.pk and (name := cleaned.get("name")):
            country = cleaned.get("country")
            self.instance.slug = Organisation.objects.free_slug(str(name), country)
        return cleaned


def _countries(chosen: str | None) -> QuerySet[Country]:
    """Countries of the Francophonie and of the network's regions, and the one chosen before."""
    placed = Q(region__isnull=False) | ~Q(francophonie_status="") | Q(pk=chosen)
    return Country.objects.filter(placed)


class WebsiteForm(forms.ModelForm[Organisation]):
    """What an office holder may write of their own organisation."""

    website = website_field()

    class Meta:
        model = Organisation
        fields = ["website"]
