"""A programme of two priorities, the first with an action below it."""

from __future__ import annotations

import pytest

from parvis.people.models import User
from parvis.strategy.models import Node

from .factories import NodeFactory, french


@pytest.fixture
def node(db: None) -> Node:
    """The first priority."""
    return NodeFactory(code="T1", title=french("Égalité femme-homme"))


@pytest.fixture
def action(node: Node) -> Node:
    """An action below it."""
    return NodeFactory(code="T1.1", parent=node)


@pytest.fixture
def other(node: Node) -> Node:
    """The second priority."""
    return NodeFactory(code="T2")


@pytest.fixture
def editor(user_with) -> User:
    """Keeps the programme."""
    return user_with("communication")
