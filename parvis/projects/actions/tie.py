"""What a project serves in the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from parvis.journal.actions import record
from parvis.kit import clock
from parvis.projects.models import Project, Tie
from parvis.strategy.models import Node

if TYPE_CHECKING:
    from parvis.people.models import User


@transaction.atomic
def confirm_tie(project: Project, node: Node, *, by: User | None) -> Tie:
    """Say that a project serves a part of the programme: it counts in its figures."""
    return _tie(project, node, Tie.State.CONFIRMED, "tied", by)


@transaction.atomic
def decline_tie(project: Project, node: Node, *, by: User | None) -> Tie:
    """Say that it does not: it is not proposed again."""
    return _tie(project, node, Tie.State.DECLINED, "untied", by)


def _tie(project: Project, node: Node, state: str, verb: str, by: User | None) -> Tie:
    Project.objects.select_for_update().get(pk=project.pk)
    known = Tie.objects.filter(project=project, node=node).first()
    if known and known.state == state:
        return known
    values = {"state": state, "by": by, "at": clock.now()}
    tie, _is_new = Tie.objects.update_or_create(project=project, node=node, defaults=values)
    record(verb, project, by=by, node=node.code)
    return tie
