"""The programme itself."""

from __future__ import annotations

from django import forms

from parvis.strategy.models import Programme


class ProgrammeForm(forms.ModelForm[Programme]):
    """What the programme is called, its years, the text it comes from."""

    class Meta:
        model = Programme
        fields = ["title", "first_year", "last_year", "source"]
