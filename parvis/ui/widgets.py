"""Controls as HTML, from the context that Django's widgets give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.safestring import SafeString, mark_safe

from parvis.ui.escaping import safe

DJANGO_ROWS = {"10", 10, None}
DJANGO_NO_CHOICE = BLANK_CHOICE_DASH[0][1]
NO_CHOICE = "–"


def attributes(attrs: Mapping[str, Any]) -> str:
    """` id="x" required`: True is a bare name; False and None are left out."""
    parts = []
    for name, value in attrs.items():
        if value is True:
            parts.append(f" {name}")
        elif value is not False and value is not None:
            parts.append(f' {name}="{safe(value)}"')
    return "".join(parts)


def simple_input(context: Mapping[str, Any]) -> SafeString:
    """An `<input>`."""
    return mark_safe(_input(context["widget"]))


def _input(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    shown = ""
    if value is not None and value != "":
        shown = f' value="{safe(str(value))}"'
    name = safe(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{shown}{attributes(widget["attrs"])}>'


def textarea(context: Mapping[str, Any]) -> SafeString:
    """A `<textarea>`, of five lines unless told; the first line break is HTML's own."""
    widget = context["widget"]
    attrs = {key: value for key, value in widget["attrs"].items() if key != "cols"}
    if attrs.get("rows") in DJANGO_ROWS:
        attrs["rows"] = 5
    text = safe(widget["value"] or "")
    name = safe(widget["name"])
    return mark_safe(f'<textarea name="{name}"{attributes(attrs)}>\n{text}</textarea>')


def select(context: Mapping[str, Any]) -> SafeString:
    """A `<select>` with its options, in groups where they have names."""
    widget = context["widget"]
    parts = [f'<select name="{safe(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, options, _index in widget["optgroups"]:
        if group:
            parts.append(f'<optgroup label="{safe(group)}">')
        parts += map(_option, options)
        if group:
            parts.append("</optgroup>")
    parts.append("</select>")
    return mark_safe("".join(parts))


def _option(option: Mapping[str, Any]) -> str:
    value = safe(str(option["value"])) if option["value"] is not None else ""
    label = NO_CHOICE if option["label"] == DJANGO_NO_CHOICE else option["label"]
    return f'<option value="{value}"{attributes(option["attrs"])}>{safe(label)}</option>'


def choices(context: Mapping[str, Any]) -> SafeString:
    """Radio buttons or checkboxes, each with its label."""
    widget = context["widget"]
    own = {key: widget["attrs"].get(key) for key in ("id", "class")}
    parts = [f"<div{attributes({'class': 'choices'} | {k: v for k, v in own.items() if v})}>"]
    for group, options, _index in widget["optgroups"]:
        if group:
            parts.append(f'<p class="choices__group">{safe(group)}</p>')
        parts += map(_choice, options)
    parts.append("</div>")
    return mark_safe("".join(parts))


def _choice(option: Mapping[str, Any]) -> str:
    control = _input(option)
    return f'<label class="choice">{control}<span>{safe(option["label"])}</span></label>'


def several(context: Mapping[str, Any]) -> SafeString:
    """The controls of a widget made of widgets."""
    return mark_safe("".join(_any(each) for each in context["widget"]["subwidgets"]))


def _any(widget: Mapping[str, Any]) -> str:
    context = {"widget": widget}
    name = widget["template_name"]
    if name.endswith("select.html") and "optgroups" in widget:
        return select(context)
    if name.endswith("textarea.html"):
        return textarea(context)
    return simple_input(context)


def hidden_inputs(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """`<input type="hidden">` for each name and value."""
    return mark_safe(
        "".join(
            f'<input type="hidden" name="{safe(name)}" value="{safe(value)}">'
            for name, value in pairs
        )
    )
