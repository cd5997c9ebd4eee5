"""A mail address, a number, a postal address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.members.models import ContactPoint

from .fields import language_choices_or_none


class ContactForm(forms.ModelForm[ContactPoint]):
    """One contact of the owner that its instance names."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=language_choices_or_none,
        required=False,
    )

    class Meta:
        model = ContactPoint
        fields = ["kind", "value", "label", "language", "state", "is_private", "source"]
        help_texts = {"label": _("For example: the mayor’s secretariat.")}

    def __init__(self, *args: Any, may_be_private: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_private:
            del self.fields["is_private"]
