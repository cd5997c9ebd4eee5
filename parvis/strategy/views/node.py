"""The sheet of a part of the programme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from parvis.strategy import rules
from parvis.strategy.models import Gauge, KeyMoment, Link, Node

from .asking import the_node
from .shown import Shown, gauges_shown

KEY_FIGURES = 3


@dataclass
class Branch:
    """A part below, with what is below it in turn and its first figure."""

    node: Node
    figure: Shown | None = None
    below: list[Branch] = field(default_factory=list)


@require_safe
@login_not_required
def node_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Where a part stands: its figures, what is below it, with whom, when."""
    node = the_node(request, code)
    subtree = list(Node.objects.visible_to(request.user).under(node))
    gauges = Gauge.objects.filter(node__in=[each.pk for each in subtree]).select_related("node")
    shown = gauges_shown(gauges, request.user)
    own = shown.get(node.pk, [])
    links = list(
        Link.objects.visible_to(request.user).filter(node=node).select_related("organisation")
    )
    moments = _moments(request, node)
    context = {
        "node": node,
        "above": list(Node.objects.visible_to(request.user).above(node)),
        "figures": own,
        "key_figures": [each for each in own if each.is_known][:KEY_FIGURES],
        "branches": _branches(subtree, shown),
        "below": _counted(subtree),
        "knowledge": _knowledge(own),
        "links": _by_kind(links),
        "moments": moments,
        "themes": list(node.themes.all()),
        "next_step": _next_step(node, own),
        "can_edit": rules.can_edit_programme(request.user),
    }
    return render(request, "strategy/node_detail.html", context)


def _moments(request: HttpRequest, node: Node) -> list[Any]:
    seen = KeyMoment.objects.visible_to(request.user).filter(
        node__programme=node.programme_id, node__path__startswith=node.path
    )
    return seen.select_related("node").ahead()


def _branches(subtree: list[Node], shown: dict[int, list[Shown]]) -> list[Branch]:
    """The parts below as a tree; `subtree` begins with its root and is sorted by path."""
    branches = {node.pk: Branch(node) for node in subtree}
    for node in subtree:
        figures = [each for each in shown.get(node.pk, []) if each.is_known]
        branches[node.pk].figure = figures[0] if figures else None
        parent = branches.get(node.parent_id or 0)
        if parent:
            parent.below.append(branches[node.pk])
    return branches[subtree[0].pk].below


def _counted(subtree: list[Node]) -> list[str]:
    """« 4 actions », « 11 measures »."""
    kinds = [node.kind for node in subtree[1:]]
    actions, measures = kinds.count(Node.Kind.ACTION), kinds.count(Node.Kind.MEASURE)
    words = []
    if actions:
        words.append(ngettext("%(n)d action", "%(n)d actions", actions) % {"n": actions})
    if measures:
        words.append(ngettext("%(n)d measure", "%(n)d measures", measures) % {"n": measures})
    return words


def _knowledge(own: list[Shown]) -> tuple[str, str] | None:
    """The kind and word of its state: what is known, and whether targets are reached."""
    if not own:
        return "neutral", _("No figure yet")
    standings = [each.standing[0] for each in own if each.standing]
    if "late" in standings:
        return "late", _("A target is missed")
    if standings and set(standings) == {"reached"}:
        return "reached", _("Targets reached")
    if standings:
        return "waiting", _("Under way")
    return None


def _next_step(node: Node, own: list[Shown]) -> str:
    """What whoever keeps the programme would do next: "figure", "themes" or nothing."""
    if not own and node.kind in {Node.Kind.AXIS, Node.Kind.PRIORITY}:
        return "figure"
    return ""


def _by_kind(links: list[Link]) -> list[tuple[str, list[Link]]]:
    return [
        (str(kind.label), found)
        for kind in Link.Kind
        if (found := [link for link in links if link.kind == kind])
    ]
