"""All the figures and how each is computed."""

from __future__ import annotations

import pytest

from parvis.strategy.figures import known_measures

pytestmark = pytest.mark.django_db


def test_every_figure_is_there_with_its_explanation(client):
    page = client.get("/programme/figures/").content.decode()

    assert len(known_measures()) >= 12
    for measure in known_measures():
        assert f"/programme/figures/{measure.code}/" in page
        assert measure.explains


def test_nothing_known_is_not_nought(client):
    page = client.get("/programme/figures/members.women_heads/").content.decode()

    assert '<b class="figure__value">–</b>' in page


def test_its_queries_do_not_grow_once_read(client, django_assert_max_num_queries):
    client.get("/programme/figures/")

    with django_assert_max_num_queries(8):
        client.get("/programme/figures/")
