"""What one is asked about a result and about an indicator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parvis.projects.models import (
    Indicator,
    IndicatorDefinition,
    Level,
    LevelScheme,
    Project,
    ResultNode,
    ResultsFramework,
)

USUAL_SCHEME = "generic-fr"


class ResultForm(forms.ModelForm[ResultNode]):
    """A result; the first one of a project also says whose words name the levels."""

    scheme = forms.ModelChoiceField(
        LevelScheme.objects.none(),
        label=_("Words for the levels"),
        help_text=_("Those of the donor: they do not change once there is a result."),
    )
    level = forms.ModelChoiceField(Level.objects.none(), label=_("Level"))

    class Meta:
        model = ResultNode
        fields = ("level", "parent", "code", "title", "description", "assumptions")

    field_order = ("scheme", "level", "parent", "code", "title", "description", "assumptions")

    def __init__(self, data: Any = None, *, instance: ResultNode, project: Project) -> None:
        super().__init__(data, instance=instance)
        self.framework = ResultsFramework.objects.filter(project=project, status="active").first()
        own = ResultNode.objects.none()
        levels = Level.objects.exclude(iati_type=None).select_related("scheme")
        if self.framework:
            instance.framework = self.framework
            del self.fields["scheme"]
            levels = levels.filter(scheme=self.framework.scheme_id)
            own = self.framework.results.exclude(pk=instance.pk).select_related("level")
        else:
            self._ask_scheme()
        level: Any = self.fields["level"]
        level.queryset = levels
        level.label_from_instance = str if self.framework else _with_scheme
        parent: Any = self.fields["parent"]
        parent.queryset = own

    def _get_validation_exclusions(self) -> set[str]:
        """A number is given once in a framework, where there is one already."""
        kept = {"framework"} if self.framework else set()
        return super()._get_validation_exclusions() - kept  # type: ignore[misc]

    def _ask_scheme(self) -> None:
        scheme: Any = self.fields["scheme"]
        scheme.queryset = LevelScheme.objects.all()
        self.initial["scheme"] = LevelScheme.objects.filter(code=USUAL_SCHEME).first()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        scheme, level = cleaned.get("scheme"), cleaned.get("level")
        if scheme and level and level.scheme_id != scheme.pk:
            self.add_error("level", _("This level is of another set."))
        return cleaned


def _with_scheme(level: Level) -> str:
    return f"{level.scheme} – {level}"


class IndicatorForm(forms.ModelForm[Indicator]):
    """An indicator, from the library or of its own."""

    class Meta:
        model = Indicator
        fields = (
            "definition",
            "code",
            "title",
            "description",
            "unit",
            "measure",
            "direction",
            "source_of_verification",
            "method",
            "frequency",
            "responsible",
            "is_key",
            "is_published",
        )

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"result"}  # type: ignore[misc]

    def __init__(self, data: Any = None, *, instance: Indicator) -> None:
        super().__init__(data, instance=instance)
        if not IndicatorDefinition.objects.exists():
            del self.fields["definition"]
