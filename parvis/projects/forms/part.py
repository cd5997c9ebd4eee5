"""One page asks for one part: a partner, a place, a sector, an amount…"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.projects.models import (
    AmountStatement,
    FundingSource,
    MarkerAssessment,
    Participation,
    Place,
    Project,
    ProjectSector,
    RelatedProject,
)
from parvis.terms.models import Sector

from .fields import currency_field, day_field, organisation_field


class PartForm(forms.ModelForm[Any]):
    """A part of a project; `question` is the title of its page, `anchor` where it is shown."""

    question: Any = ""
    anchor = ""

    def __init__(self, data: Any = None, *, instance: Any, project: Project) -> None:
        instance.project = project
        super().__init__(data, instance=instance)
        self.project = project

    def _get_validation_exclusions(self) -> set[str]:
        """What must hold within the project is checked here, not only by the database."""
        return super()._get_validation_exclusions() - {"project", "related"}  # type: ignore[misc]


class ParticipationForm(PartForm):
    question = _("Partner")
    anchor = "partners"
    organisation = organisation_field()

    class Meta:
        model = Participation
        fields = ("organisation", "name", "role", "is_carrier", "activity_id")


class PlaceForm(PartForm):
    question = _("Place")
    anchor = "places"
    organisation = organisation_field(_("City or authority"))

    class Meta:
        model = Place
        fields = (
            "country",
            "region",
            "organisation",
            "name",
            "latitude",
            "longitude",
            "percentage",
        )


class SectorForm(PartForm):
    question = _("Sector")
    anchor = "description"

    class Meta:
        model = ProjectSector
        fields = ("sector", "percentage")

    def __init__(self, data: Any = None, *, instance: Any, project: Project) -> None:
        super().__init__(data, instance=instance, project=project)
        field: Any = self.fields["sector"]
        field.required = True
        field.queryset = Sector.objects.filter(is_withdrawn=False)


class MarkerForm(PartForm):
    question = _("Policy marker")
    anchor = "description"
    assessed_on = day_field(_("Assessed on"), required=False)

    class Meta:
        model = MarkerAssessment
        fields = ("marker", "score", "justification", "assessed_on", "source")
        widgets = {"justification": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("score") and not cleaned.get("justification"):
            self.add_error("justification", _("A score of 1 or more needs its reason."))
        return cleaned


class RelationForm(PartForm):
    question = _("Related project")
    anchor = "related"
    related = forms.SlugField(
        label=_("Project"),
        required=False,
        help_text=_("The end of its address: /projects/…/"),
    )

    class Meta:
        model = RelatedProject
        fields = ("kind", "identifier")
        field_order = ("kind", "related", "identifier")

    def __init__(self, data: Any = None, *, instance: Any, project: Project) -> None:
        super().__init__(data, instance=instance, project=project)
        if instance.related_id:
            self.initial["related"] = instance.related.slug

    def clean_related(self) -> Project | None:
        slug = self.cleaned_data["related"]
        if not slug:
            return None
        found = Project.objects.filter(slug=slug).first()
        if found is None:
            raise forms.ValidationError(_("No project has this address."))
        return found

    def _post_clean(self) -> None:
        self.instance.related = self.cleaned_data.get("related")
        super()._post_clean()  # type: ignore[misc]


class FundingForm(PartForm):
    question = _("Funding source")
    anchor = "money"
    organisation = organisation_field()
    currency = currency_field()
    value_date = day_field(_("Value date"), _("The day whose exchange rate counts."))

    class Meta:
        model = FundingSource
        fields = (
            "kind",
            "organisation",
            "name",
            "amount",
            "currency",
            "value_date",
            "status",
            "is_tied",
            "source",
            "note",
        )

    def __init__(self, data: Any = None, *, instance: Any, project: Project) -> None:
        super().__init__(data, instance=instance, project=project)
        if instance.pk is None:
            self.initial.update(_usual(project, "value_date"))


class StatementForm(PartForm):
    question = _("Stated amount")
    anchor = "money"
    currency = currency_field()
    day = day_field(_("Value date"), _("The day whose exchange rate counts."))

    class Meta:
        model = AmountStatement
        fields = ("what", "amount", "currency", "day", "source", "is_preferred", "note")

    def __init__(self, data: Any = None, *, instance: Any, project: Project) -> None:
        super().__init__(data, instance=instance, project=project)
        if instance.pk is None:
            preferred = project.statements.filter(is_preferred=True, what="total").exists()
            usual = _usual(project, "day")
            self.initial.update(usual, is_preferred=not preferred)


def _usual(project: Project, day: str) -> dict[str, Any]:
    return {
        "currency": project.default_currency,
        day: project.dated_on or clock.today(),
    }


PART_FORMS: dict[str, type[PartForm]] = {
    "participation": ParticipationForm,
    "place": PlaceForm,
    "sector": SectorForm,
    "marker": MarkerForm,
    "relation": RelationForm,
    "funding": FundingForm,
    "statement": StatementForm,
}
