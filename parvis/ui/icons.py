"""A few line drawings, always beside a word."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    "search": "M11 11l4 4M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0z",
    "menu": "M1 3h14M1 8h14M1 13h14",
    "close": "M3 3l10 10M13 3L3 13",
    "edit": "M2 14l1-4 8-8 3 3-8 8zM10 3l3 3",
    "add": "M8 2v12M2 8h12",
    "download": "M8 2v8M4.5 7L8 10.5 11.5 7M2 14h12",
    "print": "M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4z",
    "map": "M1 3.5l5-2 4 2 5-2v11l-5 2-4-2-5 2zM6 1.5v11M10 3.5v11",
    "list": "M5 3h10M5 8h10M5 13h10M1.5 3h.5M1.5 8h.5M1.5 13h.5",
    "calendar": "M2 3h12v11H2zM2 6.5h12M5 1v3M11 1v3",
    "mail": "M1.5 3.5h13v9h-13zM1.5 4L8 9l6.5-5",
    "phone": "M3 1.5h3l1 4-2 1c.8 2 2.5 3.7 4.5 4.5l1-2 4 1v3C13 16 0 6 1.5 3c0-1 .5-1.5 1.5-1.5z",
    "person": "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 15c0-6 12-6 12 0",
    "history": "M2 8a6 6 0 1 0 2-4.5L2 5M2 1.5V5h3.5M8 4.5V8l2.5 1.5",
    "check": "M2 8.5l4 4 8-9",
    "alert": "M8 1.5l7 13H1zM8 6v4M8 12v.5",
    "link": "M6.5 9.5l3-3M5 7L3 9a2.8 2.8 0 0 0 4 4l2-2M7 5l2-2a2.8 2.8 0 0 1 4 4l-2 2",
    "filter": "M1 2.5h14l-5.5 6V14l-3-1.5v-4z",
    "bell": "M3 12c1-1 1-2 1-5a4 4 0 0 1 8 0c0 3 0 4 1 5zM6.5 14.5h3",
    "globe": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM1 8h14M8 1c-4 4-4 10 0 14 4-4 4-10 0-14",
}


def icon(name: str) -> SafeString:
    """The drawing as inline SVG, hidden from those who hear the page; KeyError if unknown."""
    return mark_safe(
        f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="{_PATHS[name]}"/></svg>'
    )
