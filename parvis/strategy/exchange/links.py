"""Whom the parts of a programme work with, and their key moments, from a table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from parvis.kit.languages import LocalisedText
from parvis.kit.text import fold
from parvis.members.models import Organisation
from parvis.strategy.models import KeyMoment, Link

from .tables import Row, rows_of

if TYPE_CHECKING:
    from .programme import Loaded

KEY_MOMENT = "key_moment"
RULES = {
    "yearly": KeyMoment.Rule.YEARLY,
    "every two years": KeyMoment.Rule.TWO_YEARLY,
    "once": KeyMoment.Rule.ONCE,
    "varies by country": KeyMoment.Rule.BY_COUNTRY,
}
RULE = re.compile(
    r"(?P<rule>yearly|every two years|once|varies by country)"
    r"(?: (?P<year>\d{4}))?(?:[ -]?(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?$"
)


def load_links(path: Path, loaded: Loaded) -> tuple[int, int]:
    """Load or refresh links and key moments; returns how many of each the table holds."""
    directory = _Directory()
    links = {_key(link, link.kind): link for link in Link.objects.filter(**_of(loaded))}
    moments = {_key(each): each for each in KeyMoment.objects.filter(**_of(loaded))}
    counts = {True: 0, False: 0}
    for position, row in enumerate(rows_of(path, ("node", "kind"))):
        is_moment = row.one_of("kind", (*Link.Kind.values, KEY_MOMENT)) == KEY_MOMENT
        if is_moment:
            _load_moment(row, moments, loaded)
        else:
            _load_link(row, position, links, directory, loaded)
        counts[is_moment] += 1
    return counts[False], counts[True]


def _of(loaded: Loaded) -> dict[str, Any]:
    return {"node__programme": loaded.programme}


def _key(row: Link | KeyMoment, kind: str = "") -> tuple[int, str, str]:
    return row.node_id, kind, _original(row.label)


def _original(text: LocalisedText) -> str:
    return text.narratives[0].text if text.narratives else ""


def _load_moment(row: Row, known: dict[tuple[int, str, str], KeyMoment], loaded: Loaded) -> None:
    node = loaded.node(row)
    label = row.texts("label", required=True)
    moment = known.get((node.pk, "", _original(label))) or KeyMoment(node=node)
    if _differs(moment, {"label": label, **_when(row)}):
        try:
            moment.clean()
        except ValidationError as error:
            raise row.wrong("date_rule", " ".join(error.messages)) from error
        moment.save()
        loaded.touch(node)


def _when(row: Row) -> dict[str, Any]:
    text = row.text("date_rule", required=True)
    found = RULE.match(text)
    if not found:
        message = _("“%(rule)s” is no rule; write “yearly 03-08”, “once 2025”…") % {"rule": text}
        raise row.wrong("date_rule", message)
    numbers = {name: int(found[name]) if found[name] else None for name in ("year", "month", "day")}
    return {"rule": RULES[found["rule"]], **numbers}


def _load_link(
    row: Row,
    position: int,
    known: dict[tuple[int, str, str], Link],
    directory: _Directory,
    loaded: Loaded,
) -> None:
    node, kind = loaded.node(row), row.text("kind")
    label = row.texts("label", required=True)
    link = known.get((node.pk, kind, _original(label))) or Link(node=node)
    named = row.text("organisation")
    organisation = directory.find(named or _original(label)) or link.organisation_id
    values = {"kind": kind, "label": label, "position": position, "organisation_id": organisation}
    if _differs(link, values):
        link.save()
        loaded.touch(node)


def _differs(row: Link | KeyMoment, values: dict[str, Any]) -> bool:
    """Put the values in; whether they were otherwise, or the row is new."""
    differs = row.pk is None or any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return differs


class _Directory:
    """Organisations by their folded names; a name that two bear is nobody's."""

    def __init__(self) -> None:
        self.keys: dict[str, int | None] = {}
        for key, folded in Organisation.objects.order_by().values_list("pk", "folded"):
            for name in folded.split("|"):
                self.keys[name] = None if name in self.keys else key

    def find(self, name: str) -> int | None:
        """The key of the one organisation of that name, else None."""
        return self.keys.get(fold(name))
