"""The tree of the programme grows, moves and is pruned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Max
from django.forms import ModelForm
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from parvis.journal.actions import record, save
from parvis.journal.actions import remove as remove_row
from parvis.kit.refusing import refuse_unless
from parvis.strategy.models import Gauge, Node, Programme, Reading

if TYPE_CHECKING:
    from parvis.people.models import User

SHOWN_ONLY = (Gauge, Reading)


@transaction.atomic
def create(
    form: ModelForm[Node], *, programme: Programme, parent: Node | None, by: User | None
) -> Node:
    """Add a part as the last of its kind below `parent`, or right below the programme."""
    node = form.instance
    node.programme, node.parent = programme, parent
    last = Node.objects.beside(node).aggregate(last=Max("position"))["last"]
    node.position = (last or 0) + 1
    node.path = node.own_path
    return save(form, by=by)


@transaction.atomic
def move(node: Node, *, by: User | None, steps: int) -> Node:
    """Move a part up (-1) or down (+1) among its like; refused where it is first or last."""
    beside = list(Node.objects.beside(node).select_for_update(of=("self",)))
    before = next(place for place, each in enumerate(beside) if each.pk == node.pk)
    after = before + steps
    refuse_unless(after >= 0, _("This part is the first already."))
    refuse_unless(after < len(beside), _("This part is the last already."))
    beside.insert(after, beside.pop(before))
    _number(beside)
    record("moved", node, by=by, before=before + 1, after=after + 1)
    return node


def _number(nodes: list[Node]) -> None:
    for position, each in enumerate(nodes, start=1):
        each.position = position
    Node.objects.bulk_update(nodes, ["position"])
    restore_paths(nodes[0].programme)


@transaction.atomic
def restore_paths(programme: Programme) -> None:
    """Write again where each part stands, from its parent and position."""
    below: dict[int | None, list[Node]] = {}
    for node in Node.objects.filter(programme=programme):
        below.setdefault(node.parent_id, []).append(node)
    changed: list[Node] = []
    level = below.get(None, [])
    while level:
        changed += [node for node in level if node.path != node.own_path]
        level = list(_settle(level, below))
    Node.objects.bulk_update(changed, ["path"], batch_size=500)


def _settle(level: Iterable[Node], below: dict[int | None, list[Node]]) -> Iterable[Node]:
    for node in level:
        node.path = node.own_path
        for child in below.get(node.pk, []):
            child.parent = node
            yield child


@transaction.atomic
def remove(node: Node, *, by: User | None) -> None:
    """Take a part out of the programme; refused while anything hangs on it."""
    node = Node.objects.select_for_update().get(pk=node.pk)
    held = why_kept(node)
    refuse_unless(not held, held)
    remove_row(node, by=by)


def why_kept(node: Node) -> str:
    """Why a part cannot be taken out, in a sentence; nothing where it can."""
    held = [f"{count} {names}" for names, count in hanging_on(node)]
    message = _("This part cannot be taken out: it still has %(what)s. Move or remove these first.")
    return message % {"what": get_text_list(held, _("and"))} if held else ""


def hanging_on(node: Node) -> list[tuple[str, int]]:
    """What points at a part, whatever the room: its name and how many; figures shown aside."""
    found: Counter[type[models.Model]] = Counter()
    for relation in Node._meta.related_objects:
        kind = relation.related_model
        if kind in SHOWN_ONLY:
            continue
        found[kind] += kind._default_manager.filter(**{relation.field.name: node}).count()
    named: dict[str, tuple[str, int]] = {}
    for kind, count in found.items():
        many = str(kind._meta.verbose_name_plural)
        total = named.get(many, ("", 0))[1] + count
        if total:
            named[many] = (many if total > 1 else str(kind._meta.verbose_name), total)
    return list(named.values())
