"""A part shows a figure no more."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Gauge

from .factories import GaugeFactory

pytestmark = pytest.mark.django_db


def test_a_figure_is_shown_no_more(client_of, editor, node):
    gauge = GaugeFactory(node=node)

    client_of(editor).post(f"/programme/gauges/{gauge.pk}/remove/")

    assert not Gauge.objects.exists()
    assert Entry.objects.about(node).get().verb == "node.gauge_removed"


def test_others_may_not(client_of, secretary, node):
    gauge = GaugeFactory(node=node)

    response = client_of(secretary).post(f"/programme/gauges/{gauge.pk}/remove/")

    assert response.status_code == 404
    assert Gauge.objects.get() == gauge
