"""The sheet of a part of the programme."""

from __future__ import annotations

import pytest

from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.models import Link

from .factories import GaugeFactory, KeyMomentFactory, LinkFactory, NodeFactory, french

pytestmark = pytest.mark.django_db


def test_anybody_sees_what_a_part_is_made_of(client, node, action):
    GaugeFactory(node=node, target=50, target_year=2028, source="Programme, axe 1")
    KeyMomentFactory(node=node)
    partner = OrganisationFactory(name="OIF", member=True)
    LinkFactory(node=node, organisation=partner)

    page = client.get("/programme/T1/").content.decode()

    assert "Égalité femme-homme" in page
    assert action.get_absolute_url() in page
    assert "Journée des droits des femmes" in page
    assert partner.get_absolute_url() in page
    assert "d’ici 2028" in page
    assert "/programme/figures/members.women_heads/" in page
    assert "/programme/T1/edit/" not in page
    assert "https://wa.me/?text=T1%20%C3%89galit%C3%A9" in page
    assert '<meta property="og:title" content="T1 Égalité' in page


def test_a_part_that_is_not_there_is_not_found(client, node):
    assert client.get("/programme/Z9/").status_code == 404


def test_only_the_secretariat_sees_whom_one_might_ask_for_money(client, client_of, node, secretary):
    LinkFactory(node=node, kind=Link.Kind.PROSPECT, label=french("Bénin"))

    public = client.get("/programme/T1/").content.decode()
    staff = client_of(secretary).get("/programme/T1/").content.decode()

    assert "Bénin" not in public
    assert "Bénin" in staff


def test_who_keeps_the_programme_is_told_what_to_do_next(client_of, editor, node):
    page = client_of(editor).get("/programme/T1/").content.decode()

    assert "/programme/T1/edit/" in page
    assert "/programme/T1/figures/new/" in page
    assert "choisissez-en un" in page


def test_a_part_may_show_a_figure_of_the_whole_network(client, node, other):
    KeyMomentFactory(node=other)
    GaugeFactory(node=node, measure="key_moments.ahead", is_network_wide=True)

    page = client.get("/programme/T1/").content.decode()

    assert '<b class="figure__value">1</b>' in page
    assert "dans tout le réseau" in page
    assert "key_moments.ahead/?node=T1" not in page


def test_three_of_each_cost_the_queries_of_one(
    client, node, django_assert_num_queries, django_assert_max_num_queries
):
    GaugeFactory(node=node)
    KeyMomentFactory(node=node)
    LinkFactory(node=node, organisation=OrganisationFactory(member=True))
    NodeFactory(parent=node)
    client.get("/programme/T1/")
    with django_assert_max_num_queries(20) as few:
        client.get("/programme/T1/")
    count = len(few)
    for _each in range(3):
        below = NodeFactory(parent=NodeFactory(parent=node))
        GaugeFactory(node=below)
        KeyMomentFactory(node=below)
        LinkFactory(node=node, organisation=OrganisationFactory(member=True))
    client.get("/programme/T1/")

    with django_assert_num_queries(count):
        client.get("/programme/T1/")
