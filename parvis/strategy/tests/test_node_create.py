"""A part is added to the programme."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Node

pytestmark = pytest.mark.django_db

GIVEN = {"code": "T1.2", "kind": "action", "title_fr": "Action de terrain"}


def test_a_child_comes_last_below_its_parent(client_of, editor, node, action):
    response = client_of(editor).post("/programme/new/?under=T1", GIVEN)

    child = Node.objects.get(code="T1.2")
    assert response.url == child.get_absolute_url()
    assert child.parent == node
    assert child.position == 2
    assert list(Node.objects.under(node)) == [node, action, child]
    assert Entry.objects.about(child).get().verb == "node.created"


def test_without_a_parent_it_stands_right_below_the_programme(client_of, editor, node):
    given = {"code": "T2", "kind": "priority", "title_fr": "Climat"}

    client_of(editor).post("/programme/new/", given)

    assert list(Node.objects.values_list("code", flat=True)) == ["T1", "T2"]


def test_kinds_do_not_mix_in_the_tree(client_of, editor, node):
    given = {"code": "E1", "kind": "stake", "title_fr": "Défendre les valeurs"}

    client_of(editor).post("/programme/new/", given)

    stake = Node.objects.get(code="E1")
    assert list(Node.objects.under(stake)) == [stake]
    assert list(Node.objects.under(node)) == [node]


def test_a_code_is_given_once(client_of, editor, node):
    response = client_of(editor).post("/programme/new/", GIVEN | {"code": "T1"})

    assert response.status_code == 200
    assert "a ce code" in response.content.decode()
    assert Node.objects.count() == 1


def test_a_title_is_needed(client_of, editor, node):
    client_of(editor).post("/programme/new/", {"code": "T9", "kind": "priority"})

    assert not Node.objects.filter(code="T9").exists()


def test_others_may_not(client_of, secretary, node):
    response = client_of(secretary).post("/programme/new/?under=T1", GIVEN)

    assert response.status_code == 404
    assert Node.objects.count() == 1
