"""What one is asked about a value: which, on which day, from which source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.projects.actions import Entered
from parvis.projects.models import Indicator, ValueCell

from .fields import day_field


class ValueForm(forms.Form):
    """A dated value with its source. An empty one says in words why: it is not 0."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (ValueCell.Kind.ACTUAL, _("Value reached")),
            (ValueCell.Kind.TARGET, _("Target")),
            (ValueCell.Kind.BASELINE, _("Baseline")),
        ],
    )
    number = forms.DecimalField(
        label=_("Value"),
        required=False,
        max_digits=24,
        decimal_places=6,
        localize=True,
        help_text=_("Leave it empty where it is not known: empty is not zero."),
    )
    day = day_field(
        _("Day it tells about"),
        _("The day that the value tells about, or by which it is aimed at."),
    )
    narrative = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    source = forms.CharField(label=_("Source"), max_length=500)
    comment = forms.CharField(
        label=_("Comment"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, indicator: Indicator) -> None:
        super().__init__(data, initial={"day": clock.today()})
        if indicator.is_text:
            del self.fields["number"]
            self.fields["narrative"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("day")
        if day and cleaned.get("kind") == ValueCell.Kind.ACTUAL and day > clock.today():
            self.add_error("day", _("A value that was reached is not in the future."))
        said = cleaned.get("number") is not None or cleaned.get("narrative")
        if not said and "number" not in self.errors and "narrative" not in self.errors:
            self.add_error("number", _("Write a value, or say in words why it is not known."))
        return cleaned

    @property
    def entered(self) -> Entered:
        """What was said, for the action."""
        return Entered(
            kind=self.cleaned_data["kind"],
            day=self.cleaned_data["day"],
            number=self.cleaned_data.get("number"),
            narrative=self.cleaned_data["narrative"],
            comment=self.cleaned_data["comment"],
            source=self.cleaned_data["source"],
        )
