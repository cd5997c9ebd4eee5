"""An office in an organisation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Office

from .fields import END_DATE, PARTIAL_DATE


class OfficeForm(forms.ModelForm[Office]):
    """Its role, its own name where it has one, and how many may hold it."""

    class Meta:
        model = Office
        fields = ["role_type", "label", "theme", "unique_holder", "start", "end", "source"]
        labels = {"end": _("First day without this office")}
        help_texts = {"start": PARTIAL_DATE, "end": END_DATE}
