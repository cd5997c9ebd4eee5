"""Whom a part of the programme works with."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.members.forms.fields import OrganisationField
from parvis.strategy.models import Link


class LinkForm(forms.ModelForm[Link]):
    """Who animates a part, its synergies and funders."""

    organisation = OrganisationField(
        label=_("Organisation"),
        required=False,
        help_text=_("Its name in the directory, if it is there: the link then leads to its sheet."),
    )

    class Meta:
        model = Link
        fields = ["kind", "label", "organisation"]
