"""A small programme to try things on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import factory

from parvis.journal.actions import record
from parvis.kit.languages import LocalisedText
from parvis.strategy.models import Gauge, KeyMoment, Link, Node, Programme

if TYPE_CHECKING:
    from tests.world import World


def french(text: str) -> LocalisedText:
    """A text in French alone."""
    return LocalisedText.of({"fr": text})


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme
        django_get_or_create = ("slug",)

    slug = "programme"
    title = french("Programmation stratégique")
    first_year = 2024
    last_year = 2028


class NodeFactory(factory.django.DjangoModelFactory):
    """`NodeFactory(code="T1")`, a priority; `NodeFactory(code="T1.1", parent=…)`, an action."""

    class Meta:
        model = Node

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"N{n}")
    parent = None
    kind = factory.LazyAttribute(lambda o: Node.Kind.ACTION if o.parent else Node.Kind.PRIORITY)
    title = factory.LazyAttribute(lambda o: french(f"Partie {o.code}"))

    @factory.lazy_attribute
    def position(self) -> int:
        return Node.objects.filter(parent=self.parent, kind=self.kind).count() + 1

    @classmethod
    def _create(cls, model_class: type[Node], *args: Any, **kwargs: Any) -> Node:
        node = model_class(*args, **kwargs)
        node.path = node.own_path
        node.save()
        return node


class LinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Link

    node = factory.SubFactory(NodeFactory)
    kind = Link.Kind.SYNERGY
    label = french("OIF")


class KeyMomentFactory(factory.django.DjangoModelFactory):
    """8 March of each year, unless told otherwise."""

    class Meta:
        model = KeyMoment

    node = factory.SubFactory(NodeFactory)
    label = french("Journée des droits des femmes")
    rule = KeyMoment.Rule.YEARLY
    month = 3
    day = 8


class GaugeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gauge

    node = factory.SubFactory(NodeFactory)
    measure = "members.women_heads"


def settle(world: World) -> None:
    """A programme with one priority and an action below it: `world.node`, `world.action`."""
    node = NodeFactory(code="T1", title=french("Égalité femme-homme"))
    action = NodeFactory(code="T1.1", parent=node)
    NodeFactory(code="T2")
    NodeFactory(code="T3")
    world.things |= {"node": node, "action": action}


def examples(world: World) -> dict[str, dict[str, Any]]:
    """For each address with arguments, a thing to try it on."""
    node, action = world.node, world.action
    before = {"title": [french("Avant").to_json(), node.title.to_json()]}
    entry = record("changed", node, by=None, changes=before)
    code = {"code": node.code}
    return {
        "strategy:node_detail": code,
        "strategy:node_edit": code,
        "strategy:node_move": code,
        "strategy:node_remove": {"code": action.code},
        "strategy:node_restore": code | {"sequence": entry.sequence},
        "strategy:link_create": code,
        "strategy:link_edit": {"pk": LinkFactory(node=node).pk},
        "strategy:link_remove": {"pk": LinkFactory(node=node).pk},
        "strategy:key_moment_create": code,
        "strategy:key_moment_edit": {"pk": KeyMomentFactory(node=node).pk},
        "strategy:key_moment_remove": {"pk": KeyMomentFactory(node=node).pk},
        "strategy:gauge_create": code,
        "strategy:gauge_remove": {"pk": GaugeFactory(node=node).pk},
        "strategy:measure_detail": {"code": "members.women_heads"},
    }
