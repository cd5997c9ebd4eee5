"""Figures are kept while they are fresh, and only then."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from parvis.journal.actions import record
from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.actions import figure_of, figures_of
from parvis.strategy.figures import Figure, Part, known_measure
from parvis.strategy.models import Node, Reading

from .factories import KeyMomentFactory, NodeFactory

pytestmark = pytest.mark.django_db


def test_a_kept_figure_costs_two_queries_however_many(django_assert_num_queries, node, other):
    wanted = [(known_measure("members.count"), None), (known_measure("key_moments.ahead"), node)]
    wanted.append((known_measure("key_moments.ahead"), other))
    figures_of(wanted)

    with django_assert_num_queries(2):
        figures_of(wanted)


def test_a_record_of_another_kind_leaves_it_fresh(node):
    figure_of(known_measure("members.count"))
    OrganisationFactory(member=True)

    record("changed", node, by=None)

    assert figure_of(known_measure("members.count")).value == 0


def test_a_record_that_it_reads_makes_it_stale():
    figure_of(known_measure("members.count"))
    city = OrganisationFactory(member=True)

    record("created", city, by=None)

    assert figure_of(known_measure("members.count")).value == 1


def test_the_tree_moves_and_the_figure_of_a_part_follows(node):
    measure = known_measure("key_moments.ahead")
    before = figure_of(measure, node).value
    KeyMomentFactory(node=NodeFactory(parent=node))

    record("created", Node.objects.last(), by=None)

    assert (before, figure_of(measure, node).value) == (0, 1)


def test_a_database_that_takes_no_row_still_answers(monkeypatch):
    OrganisationFactory(member=True)

    def refuse(*args, **kwargs):
        raise DatabaseError("read only")

    monkeypatch.setattr(type(Reading.objects.all()), "bulk_create", refuse)

    assert figure_of(known_measure("members.count")).value == 1
    assert not Reading.objects.exists()


def test_a_figure_survives_being_kept():
    label = known_measure("members.count").label
    figure = Figure.percentage(1, 3, parts=(Part(label, 3, "/x/"), Part("2024", None)))

    kept = Figure.from_json(figure.to_json())

    assert str(kept.value) == "33.3"
    assert kept.parts[0].label.in_("fr") == "Membres"
    assert kept.parts[0].label.in_("en") == "Members"
    assert (kept.parts[1].label, kept.parts[1].value) == ("2024", None)
    assert kept.is_complete
