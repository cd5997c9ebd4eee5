"""Forms as HTML, written in Python: one of 200 options costs microseconds, not a template each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import BaseRenderer
from django.template.loader import get_template
from django.utils.safestring import SafeString

from . import widgets
from .fields import field_html

Render = Callable[[Mapping[str, Any]], SafeString]
_WIDGETS = "django/forms/widgets/"


_INPUTS = (
    "input",
    "text",
    "number",
    "email",
    "url",
    "tel",
    "search",
    "color",
    "password",
    "hidden",
    "date",
    "datetime",
    "time",
    "file",
    "checkbox",
)


def _field(context: Mapping[str, Any]) -> SafeString:
    return field_html(context["field"])


WRITTEN: dict[str, Render] = {
    **{f"{_WIDGETS}{kind}.html": widgets.simple_input for kind in _INPUTS},
    f"{_WIDGETS}textarea.html": widgets.textarea,
    f"{_WIDGETS}select.html": widgets.select,
    f"{_WIDGETS}radio.html": widgets.choices,
    f"{_WIDGETS}checkbox_select.html": widgets.choices,
    f"{_WIDGETS}multiple_input.html": widgets.choices,
    f"{_WIDGETS}multiple_hidden.html": widgets.several,
    f"{_WIDGETS}multiwidget.html": widgets.several,
    "ui/field.html": _field,
}


class FormRenderer(BaseRenderer):
    """`settings.FORM_RENDERER`: what is written in Python, else the project's templates."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        return get_template(template_name)

    def render(
        self, template_name: str, context: dict[str, Any], request: Any = None
    ) -> SafeString:
        written = WRITTEN.get(template_name)
        if written is not None:
            return written(context)
        return SafeString(super().render(template_name, context, request))
