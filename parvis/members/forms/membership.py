"""A membership of the network."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Membership

from .fields import END_DATE, PARTIAL_DATE


class MembershipForm(forms.ModelForm[Membership]):
    """From admission to end; a pause ends one row and begins another."""

    class Meta:
        model = Membership
        fields = [
            "category",
            "start",
            "attested",
            "end",
            "end_reason",
            "is_confirmed",
            "source",
        ]
        labels = {"end": _("First day without this membership")}
        help_texts = {"start": PARTIAL_DATE, "end": END_DATE}
