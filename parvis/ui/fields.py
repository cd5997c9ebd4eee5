"""A form field as HTML: label, hint, error, control, tied together for those who hear the page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from parvis.ui.escaping import safe


def field_html(field: forms.BoundField, *, quiet: bool = False) -> SafeString:
    """One field; `quiet` leaves out the mark of what is optional (filters are all optional)."""
    if field.is_hidden:
        return field.as_widget()
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return _checkbox(field)
    classes = "field field--wrong" if field.errors else "field"
    inside = f"{_hint(field)}{_errors(field)}{_control(field)}"
    if field.use_fieldset:
        described = safe(field.aria_describedby or "")
        tie = f' aria-describedby="{described}"' if described else ""
        legend = f'<legend class="label">{_label(field, quiet)}</legend>'
        return mark_safe(f'<fieldset class="{classes}"{tie}>{legend}{inside}</fieldset>')
    target = safe(widget.id_for_label(field.auto_id) or "")
    label = f'<label class="label" for="{target}">{_label(field, quiet)}</label>'
    return mark_safe(f'<div class="{classes}">{label}{inside}</div>')


def _control(field: forms.BoundField) -> str:
    attrs: dict[str, Any] = {}
    if field.field.widget.__class__.__name__ == "TranslatedWidget":
        attrs["data-label"] = field.label
    return str(field.as_widget(attrs=attrs))


def _checkbox(field: forms.BoundField) -> SafeString:
    classes = "field field--wrong" if field.errors else "field"
    return format_html(
        '<div class="{}">{}<label class="choice">{}<span>{}</span></label>{}</div>',
        classes,
        _errors(field),
        field.as_widget(),
        field.label,
        _hint(field),
    )


def _label(field: forms.BoundField, quiet: bool) -> str:
    label = safe(field.label)
    if quiet or field.field.required:
        return label
    optional = _("(optional)")
    return f'{label} <span class="optional">{optional}</span>'


def _hint(field: forms.BoundField) -> SafeString:
    if not field.help_text:
        return SafeString("")
    return format_html(
        '<p class="hint" id="{}_helptext">{}</p>', field.auto_id, mark_safe(field.help_text)
    )


def _errors(field: forms.BoundField) -> SafeString:
    if not field.errors:
        return SafeString("")
    lines = mark_safe("<br>".join(safe(error) for error in field.errors))
    return format_html(
        '<p class="error" id="{}_error"><span class="hidden">{}</span> {}</p>',
        field.auto_id,
        _("Error:"),
        lines,
    )


def error_links(form: forms.BaseForm) -> list[tuple[str, Any]]:
    """Each error with the anchor of its field, for the summary at the top of a form."""
    links: list[tuple[str, Any]] = [("", error) for error in form.non_field_errors()]
    for name in form.fields:
        if name not in form.errors:
            continue
        field = form[name]
        anchor = field.field.widget.id_for_label(field.auto_id) or field.auto_id
        if field.use_fieldset:
            anchor = f"{field.auto_id}_0"
        links += [(anchor, f"{field.label} – {error}") for error in field.errors]
    return links
