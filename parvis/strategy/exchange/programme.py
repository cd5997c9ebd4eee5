"""The programme's tree, links, key moments, themes and figures, from a folder of CSV tables.

- `strategy-nodes.csv`: `code, kind, parent, position, label_<language>…` and, if one likes,
  `description_<language>…`. One row of kind `plan` is the programme itself; its years are in the
  columns `first_year` and `last_year`, or in its title ("2024-2028").
- `strategy-links.csv`: `node, kind, label_<language>…, date_rule` and, if one likes,
  `organisation` (a name or acronym of the directory). Kinds: animation, synergy, funder, prospect,
  key_moment; a key moment's rule is "yearly", "yearly 03-08", "every two years 2024-11", "once
  2025", "varies by country".
- `strategy-themes.csv` (optional): `node, theme`.
- `strategy-gauges.csv` (optional): `node, measure, position, scope, target, target_year, source`;
  the scope is empty, or `network` for a figure of the whole network.

Loaded twice, nothing is there twice. What people added since stays; what the tables say wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from parvis.journal.actions import record_many
from parvis.strategy.actions import restore_paths
from parvis.strategy.figures import known_measure, known_measures
from parvis.strategy.models import Gauge, Node, Programme
from parvis.terms.models import Theme

from .links import load_links
from .tables import Row, rows_of

PLAN = "plan"
YEARS = re.compile(r"((?:19|20)\d\d)\D+((?:19|20)\d\d)")


@dataclass
class Loaded:
    """What a folder held, and which parts of the programme it changed."""

    programme: Programme
    nodes: dict[str, Node] = field(default_factory=dict)
    links: int = 0
    key_moments: int = 0
    gauges: int = 0
    changed: dict[int, Node] = field(default_factory=dict)

    def node(self, row: Row, column: str = "node") -> Node:
        """The part that a cell names by its code."""
        code = row.text(column, required=True)
        if code not in self.nodes:
            message = _("no part of the programme has the code “%(code)s”.") % {"code": code}
            raise row.wrong(column, message)
        return self.nodes[code]

    def touch(self, node: Node) -> None:
        """Note that a part is not as it was."""
        self.changed[node.pk] = node


@transaction.atomic
def load_programme(folder: Path) -> Loaded:
    """Load or refresh a programme; raises WrongTable with file, line and column."""
    loaded = _load_tree(folder / "strategy-nodes.csv")
    links = folder / "strategy-links.csv"
    if links.exists():
        loaded.links, loaded.key_moments = load_links(links, loaded)
    themes = folder / "strategy-themes.csv"
    if themes.exists():
        _load_themes(themes, loaded)
    gauges = folder / "strategy-gauges.csv"
    if gauges.exists():
        loaded.gauges = _load_gauges(gauges, loaded)
    record_many("imported", [(node, {}, {}) for node in loaded.changed.values()], by=None)
    return loaded


def _load_tree(path: Path) -> Loaded:
    rows = list(rows_of(path, ("code", "kind", "parent", "position")))
    plans = [row for row in rows if row.text("kind") == PLAN]
    if len(plans) != 1:
        place = plans[1] if plans else Row(path.name, 1, {})
        raise place.wrong("kind", _("there must be exactly one row of the kind “plan”."))
    loaded = Loaded(_programme(plans[0]))
    known = {node.code: node for node in Node.objects.filter(programme=loaded.programme)}
    root = plans[0].text("code", required=True)
    for row in rows:
        if row is not plans[0]:
            _load_node(row, root, known, loaded)
    restore_paths(loaded.programme)
    return loaded


def _programme(row: Row) -> Programme:
    title = row.texts("label", required=True)
    years = YEARS.search(title.narratives[0].text)
    first = row.whole("first_year", int(years[1]) if years else None)
    last = row.whole("last_year", int(years[2]) if years else None)
    if not first or not last or first > last:
        raise row.wrong("first_year", _("say from which year to which the programme runs."))
    slug = slugify(title.narratives[0].text)[:50]
    values = {"title": title, "first_year": first, "last_year": last}
    return Programme.objects.update_or_create(slug=slug, defaults=values)[0]


def _load_node(row: Row, root: str, known: dict[str, Node], loaded: Loaded) -> None:
    code = row.text("code", required=True)
    if code in loaded.nodes:
        raise row.wrong("code", _("“%(code)s” stands twice.") % {"code": code})
    above = row.text("parent") or root
    values = {
        "kind": row.one_of("kind", Node.Kind.values),
        "parent": None if above == root else loaded.node(row, "parent"),
        "position": row.whole("position", 0),
        "title": row.texts("label", required=True),
        "description": row.texts("description"),
    }
    node = known.get(code) or Node(programme=loaded.programme, code=code)
    if any(getattr(node, name) != value for name, value in values.items()) or not node.pk:
        for name, value in values.items():
            setattr(node, name, value)
        node.path = node.own_path
        node.clean_fields(exclude=["programme", "parent"])
        node.save()
        loaded.touch(node)
    loaded.nodes[code] = node


def _load_themes(path: Path, loaded: Loaded) -> None:
    known = {theme.code: theme for theme in Theme.objects.all()}
    wanted: dict[Node, set[Theme]] = defaultdict(set)
    for row in rows_of(path, ("node", "theme")):
        theme = known.get(row.text("theme", required=True))
        if theme is None:
            message = _("no theme has the code “%(code)s”.") % {"code": row.text("theme")}
            raise row.wrong("theme", message)
        wanted[loaded.node(row)].add(theme)
    for node, themes in wanted.items():
        if set(node.themes.all()) != themes:
            node.themes.set(themes)
            loaded.touch(node)


def _load_gauges(path: Path, loaded: Loaded) -> int:
    """A figure of a room that is not there waits for it; a wrong name in a known room is told."""
    count = 0
    rooms = {measure.room for measure in known_measures()}
    for row in rows_of(path, ("node", "measure")):
        node, measure = loaded.node(row), row.text("measure", required=True)
        if known_measure(measure) is None and measure.partition(".")[0] in rooms:
            message = _("no figure is called “%(code)s”.") % {"code": measure}
            raise row.wrong("measure", message)
        values = {
            "position": row.whole("position", 0),
            "is_network_wide": row.text("scope") == "network",
            "target": row.decimal("target"),
            "target_year": row.whole("target_year"),
            "source": row.text("source"),
        }
        gauge = Gauge.objects.filter(node=node, measure=measure).first()
        gauge = gauge or Gauge(node=node, measure=measure)
        if not gauge.pk or any(getattr(gauge, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(gauge, name, value)
            gauge.save()
            loaded.touch(node)
        count += 1
    return count
