"""Which figures a part shows."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Gauge

from .factories import GaugeFactory

pytestmark = pytest.mark.django_db


def test_a_figure_is_shown_with_its_target(client_of, editor, node):
    given = {
        "measure": "members.women_heads",
        "target": "50",
        "target_year": "2028",
        "source": "Programme, axe 1",
    }

    client_of(editor).post("/programme/T1/figures/new/", given)

    gauge = Gauge.objects.get()
    assert (gauge.node, gauge.measure, gauge.target) == (node, "members.women_heads", 50)
    assert Entry.objects.about(node).get().verb == "node.gauge_added"


def test_a_target_names_its_source(client_of, editor, node):
    given = {"measure": "members.women_heads", "target": "50"}

    response = client_of(editor).post("/programme/T1/figures/new/", given)

    assert "quel texte fixe cette cible" in response.content.decode()
    assert not Gauge.objects.exists()


def test_a_figure_is_shown_once(client_of, editor, node):
    GaugeFactory(node=node)

    client_of(editor).post("/programme/T1/figures/new/", {"measure": "members.women_heads"})

    assert Gauge.objects.count() == 1


def test_others_may_not(client_of, secretary, node):
    response = client_of(secretary).post(
        "/programme/T1/figures/new/", {"measure": "members.women_heads"}
    )

    assert response.status_code == 404
    assert not Gauge.objects.exists()
