"""A key moment."""

from __future__ import annotations

from django import forms

from parvis.strategy.models import KeyMoment


class KeyMomentForm(forms.ModelForm[KeyMoment]):
    """A date on which a part mobilises, as exactly as it is known."""

    class Meta:
        model = KeyMoment
        fields = ["label", "rule", "day", "month", "year"]
