"""Form inputs for what the kit's fields hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .languages import LocalisedText


class TranslatedWidget(forms.MultiWidget):
    """One input for each language of the network, each with its name and `lang`."""

    def __init__(self, *, long: bool = False, attrs: dict[str, Any] | None = None) -> None:
        self.languages = [code for code, _name in settings.LANGUAGES]
        self.long = long
        single = forms.Textarea if long else forms.TextInput
        super().__init__({code: single() for code in self.languages}, attrs)

    def decompress(self, value: LocalisedText | None) -> list[str]:
        return [value.exactly(code) if value else "" for code in self.languages]

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        texts = value if isinstance(value, list) else self.decompress(value)
        shared = (attrs or {}) | self.attrs
        base = shared.pop("id", f"id_{name}")
        rows = []
        for position, (code, label) in enumerate(settings.LANGUAGES):
            own = shared | {"id": base if not position else f"{base}_{code}", "lang": code}
            if position:
                own.pop("required", None)
            own["aria-label"] = f"{shared.get('data-label', name)} – {label}"
            own.pop("data-label", None)
            control = self.widgets[position].render(
                f"{name}_{code}", texts[position], own, renderer
            )
            rows.append((label, control))
        inner = format_html_join(
            "", '<span class="translated__row"><span class="hint">{}</span>{}</span>', rows
        )
        return format_html('<span class="translated">{}</span>', inner)
