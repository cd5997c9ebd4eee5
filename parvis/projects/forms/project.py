"""What one is asked about a project itself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.members.forms.fields import language_choices
from parvis.projects.models import Project
from parvis.terms.models import Goal

from .fields import currency_field, organisation_field


class ProjectForm(forms.ModelForm[Project]):
    """The sheet; partners, places, money and results have their own pages."""

    default_currency = currency_field()
    default_language = forms.ChoiceField(
        label=_("Language"), choices=language_choices, initial="fr"
    )

    class Meta:
        model = Project
        fields = (
            "title",
            "title_kind",
            "code",
            "state",
            "channel",
            "scope",
            "description",
            "objectives",
            "beneficiaries",
            "themes",
            "goals",
            "decided",
            "decided_by",
            "planned_start",
            "actual_start",
            "planned_end",
            "actual_end",
            "default_currency",
            "default_language",
            "is_plan_complete",
            "is_humanitarian",
            "iati_identifier",
            "source",
            "note",
            "is_published",
        )
        widgets = {
            "source": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 3}),
            "themes": forms.CheckboxSelectMultiple,
            "goals": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        kept = self.instance.goals.values_list("pk", flat=True) if self.instance.pk else []
        whole = Goal.objects.filter(parent=None) | Goal.objects.filter(pk__in=kept)
        self.fields["goals"].queryset = whole.order_by("position")  # type: ignore[attr-defined]


class NewProjectForm(ProjectForm):
    """A new project: the same, and who carries it."""

    carrier = organisation_field(_("Carried by"))

    field_order = ("title", "carrier")
