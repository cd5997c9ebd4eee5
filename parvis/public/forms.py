"""Input of the public pages."""

from __future__ import annotations

from django import forms

from .models import Statement


class StatementForm(forms.ModelForm[Statement]):
    """A page's text, in each language."""

    class Meta:
        model = Statement
        fields = ("body", "source")
