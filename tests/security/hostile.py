"""Texts that mean harm, and the way to put one into every field that holds words."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.db import models

from parvis.kit.fields import TranslatedField
from parvis.kit.languages import LocalisedText

MARKUP = "z\"'><script>x()</script><img src=x onerror=x()>{{7*7}}{%x%}${7*7}z"
SCRIPT_LINK = "javascript:x()//"
FORMULA = '=HYPERLINK("http://x.example","z")'
BREAK = "z\r\nEND:VCARD\r\nATTACH:http://x.example/\r\nTEL:+999\r\nBcc: x@x.example"
QUERY = (
    "-1",
    "0",
    "1000000000",
    str(10**30),
    "9" * 5000,
    "9" * 20 + "-01",
    "9999-12",
    "0000-00",
    "9999-12-31",
    "31/12/9999",
    "٢٠٢٤",
    "²",
    "1e999",
    "nan",
    "password",
    "-password",
    "account__password",
    "\x00",
    "a\x00b",
    "%00",
    "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "\u202e\u2028\ufeff",
    "' OR 1=1 --",
    "%%%___\\",
    "z{{7*7}}z",
    "<script>x()</script>",
    "../../../etc/passwd",
    "\r\nSet-Cookie: x=1",
    "(a+)+$" + "a" * 5000,
    "x" * 100_000,
    "[" * 5000,
)
# What their words mean is read by the program: they hold codes, dates, paths.
CODES = {"code", "iso2", "path", "slug", "sha256", "media_type", "kind", "rule", "url", "result"}
UNTOUCHED = {"journal.Entry", "journal.Rhythm", "people.User.password", "people.Duty"}


def words_of(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """The fields of a model in which a person may have written anything."""
    for field in model._meta.concrete_fields:
        plain = type(field) in {models.CharField, models.TextField, models.URLField}
        free = not (field.choices or field.unique or field.name in CODES)
        if (plain or isinstance(field, TranslatedField)) and free:
            yield field


def poison(text: str, *, links: str = SCRIPT_LINK) -> int:
    """Put this text into every field of every row that takes it; says into how many fields."""
    count = 0
    for model in apps.get_models():
        label = model._meta.label
        if not model.__module__.startswith("parvis.") or label in UNTOUCHED:
            continue
        values: dict[str, Any] = {}
        for field in words_of(model):
            value = links if isinstance(field, models.URLField) else text
            if isinstance(field, TranslatedField):
                values[field.name] = LocalisedText.of({"fr": text, "en": text})
            elif (field.max_length or 10_000) >= max(len(value), 90):
                values[field.name] = value
        values.pop("password", None)
        if values and model._base_manager.update(**values):
            count += len(values)
    return count


class Look(HTMLParser):
    """What a browser would run of a page: `harm` names each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"iframe", "object", "embed", "base", "style"} or (
            tag == "script" and not given.get("src", "").startswith("/static/")
        ):
            self.harm.append(f"<{tag}>")
        for name, value in given.items():
            where = value.strip().lower()
            if name.startswith("on") or name == "style":
                self.harm.append(f"{tag} {name}={value}")
            if name in {"href", "src", "action", "formaction"} and where.startswith(
                ("javascript:", "data:", "vbscript:")
            ):
                self.harm.append(f"{tag} {name}={value}")
            if tag == "img" and name == "src" and value == "x":
                self.harm.append("<img src=x>")
