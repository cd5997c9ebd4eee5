"""A part moves among its like."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Node

from .factories import NodeFactory

pytestmark = pytest.mark.django_db


def test_a_part_moves_down_with_all_that_is_below_it(client_of, editor, node, action, other):
    below = NodeFactory(code="T1.1.1", parent=action, kind="measure")

    response = client_of(editor).post("/programme/T1/move/", {"to": "down"})

    codes = list(Node.objects.values_list("code", flat=True))
    assert response.url == "/programme/"
    assert codes == ["T2", "T1", "T1.1", "T1.1.1"]
    assert list(Node.objects.under(Node.objects.get(code="T1"))) == [node, action, below]
    assert Entry.objects.about(node).get().verb == "node.moved"


def test_a_part_moves_up(client_of, editor, node, other):
    client_of(editor).post("/programme/T2/move/", {"to": "up"})

    assert list(Node.objects.values_list("code", flat=True)) == ["T2", "T1"]


def test_the_first_goes_no_higher(client_of, editor, node, other):
    response = client_of(editor).post("/programme/T1/move/", {"to": "up"})

    assert response.status_code == 409
    assert "déjà le premier" in response.content.decode()
    assert list(Node.objects.values_list("code", flat=True)) == ["T1", "T2"]


def test_others_may_not(client_of, secretary, node, other):
    response = client_of(secretary).post("/programme/T1/move/", {"to": "down"})

    assert response.status_code == 404


def test_looking_moves_nothing(client_of, editor, node, other):
    assert client_of(editor).get("/programme/T1/move/").status_code == 405
