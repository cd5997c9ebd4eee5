"""A figure shown on a part of the programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from parvis.strategy.figures import known_measures
from parvis.strategy.models import Gauge, Node


class GaugeForm(forms.ModelForm[Gauge]):
    """Which figure, and the value aimed at where a text says one."""

    measure = forms.ChoiceField(label=_("Figure"))

    class Meta:
        model = Gauge
        fields = ["measure", "is_network_wide", "target", "target_year", "source"]
        help_texts = {
            "target": _("Only where a decision or a text of the network says so."),
            "source": _("The text that sets the target."),
        }

    def __init__(self, *args: Any, node: Node, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.node = node
        shown = set(node.gauges.values_list("measure", flat=True))
        choices = [(m.code, str(m.label)) for m in known_measures() if m.code not in shown]
        self.fields["measure"].choices = sorted(choices, key=lambda each: each[1])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A target without its source is a wish: it is refused."""
        cleaned = super().clean() or {}
        if cleaned.get("target") is not None and not cleaned.get("source"):
            raise ValidationError({"source": _("Say which text sets this target.")})
        return cleaned
