"""A part is taken out of the programme."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Gauge, Node

from .factories import GaugeFactory, LinkFactory

pytestmark = pytest.mark.django_db


def test_a_part_on_which_nothing_hangs_is_taken_out(client_of, editor, node, action):
    GaugeFactory(node=action)

    response = client_of(editor).post("/programme/T1.1/remove/")

    assert response.url == node.get_absolute_url()
    assert list(Node.objects.all()) == [node]
    assert not Gauge.objects.exists()
    assert Entry.objects.get().verb == "node.removed"


def test_it_is_refused_while_something_hangs_on_it(client_of, editor, node, action):
    LinkFactory(node=node)

    response = client_of(editor).post("/programme/T1/remove/")

    words = response.content.decode()
    assert response.status_code == 409
    assert "1 volet du programme et 1 lien" in words
    assert Node.objects.count() == 2


def test_whoever_asks_too_early_is_told_what_hangs_on_it(client_of, editor, node, action):
    client = client_of(editor)

    response = client.get("/programme/T1/remove/", follow=True)

    assert response.redirect_chain == [(node.get_absolute_url(), 302)]
    assert "il lui reste 1 volet du programme" in response.content.decode()


def test_others_may_not(client_of, secretary, node):
    response = client_of(secretary).post("/programme/T1/remove/")

    assert response.status_code == 404
    assert Node.objects.count() == 1
