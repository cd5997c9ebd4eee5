"""Tying projects and events to the programme, as their themes propose it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from parvis.events.models import Event
from parvis.events.models import Tie as EventTie
from parvis.projects.models import Project
from parvis.projects.models import Tie as ProjectTie
from parvis.strategy.models import Node

TIES: dict[type[Project] | type[Event], Any] = {
    Project: ProjectTie,
    Event: EventTie,
}


def tie(
    things: Sequence[Project] | Sequence[Event],
    share: float = 1.0,
    chance: Random | None = None,
) -> None:
    """Confirm what the themes propose; where made up, some is left for the secretariat."""
    if not things:
        return
    model = type(things[0])
    name = str(model._meta.model_name)
    nodes: dict[int, list[int]] = {}
    for node in Node.objects.prefetch_related("themes"):
        for theme in node.themes.all():
            nodes.setdefault(theme.pk, []).append(node.pk)
    of_these = {f"{name}__in": [thing.pk for thing in things]}
    themed = model.themes.through.objects.filter(**of_these).values_list(name, "theme")
    pairs = {(thing, node) for thing, theme in themed for node in nodes.get(theme, [])}
    kept = [pair for pair in sorted(pairs) if chance is None or chance.random() < share]
    ties = TIES[model]
    ties._default_manager.bulk_create(
        [
            ties(**{f"{name}_id": thing}, node_id=node, state=ties.State.CONFIRMED)
            for thing, node in kept
        ],
        batch_size=2000,
    )
