"""`{% load public %}`: a statement's text as HTML."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from parvis.kit.languages import LocalisedText
from parvis.public.figures import Block, blocks
from parvis.ui.formats import narrow

register = template.Library()


@register.filter
def told(text: LocalisedText) -> SafeString:
    """The reader's version, in paragraphs, headings and lists; only links become links."""
    best = text.best()
    body = mark_safe("".join(_block(block) for block in blocks(best.text)))
    return format_html('<div lang="{}">{}</div>', best.language or "fr", body)


@register.filter
def first_words(text: LocalisedText) -> str:
    """The first paragraph, for what a shared link shows."""
    found = (" ".join(block.lines) for block in blocks(str(text)) if block.kind == "paragraph")
    return next(found, "")


def _block(block: Block) -> SafeString:
    if block.kind == "heading":
        return format_html("<h2>{}</h2>", narrow(block.lines[0]))
    lines = [(mark_safe(urlize(narrow(line), autoescape=False)),) for line in block.lines]
    if block.kind == "list":
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines))
    inner = mark_safe("<br>".join(conditional_escape(line) for (line,) in lines))
    return format_html("<p>{}</p>", inner)
