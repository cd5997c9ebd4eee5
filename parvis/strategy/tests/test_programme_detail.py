"""The programme at a glance."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.actions import record
from parvis.members.tests.factories import MandateFactory, OrganisationFactory, PersonFactory
from parvis.strategy.models import Reading

from .factories import GaugeFactory, KeyMomentFactory, NodeFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

URL = "/programme/"


def test_anybody_sees_where_the_programme_stands(client):
    node = NodeFactory(code="T1")
    GaugeFactory(node=node)
    KeyMomentFactory(node=node)
    city = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=city)

    page = client.get(reverse("strategy:programme_detail")).content.decode()

    assert "Partie T1" in page
    assert "100" in page
    assert "/programme/figures/members.women_heads/" in page
    assert "<script" not in page


def test_before_any_programme_is_loaded_the_page_says_so(client):
    page = client.get(URL).content.decode()

    assert "programme_load" in page


def test_only_who_keeps_the_programme_may_add_to_it(client_of, user_with, secretary):
    ProgrammeFactory()

    kept = client_of(user_with("communication")).get(URL).content.decode()
    read = client_of(secretary).get(URL).content.decode()

    assert reverse("strategy:node_create") in kept
    assert reverse("strategy:node_create") not in read


def test_a_mayor_changes_and_the_next_view_has_the_new_figure(client, director):
    GaugeFactory(node=NodeFactory())
    city = OrganisationFactory(name="Kindia", member=True)
    mayor = MandateFactory(office__organisation=city, person=PersonFactory(gender="f"))
    before = client.get(URL).content.decode()

    mayor.person = PersonFactory(gender="m")
    mayor.save()
    record("changed", mayor, by=director)
    after = client.get(URL).content.decode()

    assert "100\u202f%" in before
    assert "100\u202f%" not in after
    assert "0\u202f%" in after


def test_what_is_fresh_is_not_computed_again(client):
    GaugeFactory(node=NodeFactory())
    client.get(URL)
    computed = Reading.objects.get(measure="members.women_heads").computed_at

    client.get(URL)

    assert Reading.objects.get(measure="members.women_heads").computed_at == computed


def test_yesterdays_figure_is_computed_again(client):
    GaugeFactory(node=NodeFactory())
    client.get(URL)
    Reading.objects.update(day="2020-01-01", figure={"value": 77, "unit": "count"})

    page = client.get(URL).content.decode()

    assert "77" not in page


def test_many_parts_cost_the_queries_of_one(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    GaugeFactory(node=NodeFactory())
    client.get(URL)
    with django_assert_max_num_queries(12) as few:
        client.get(URL)
    count = len(few)
    for _each in range(6):
        node = NodeFactory()
        GaugeFactory(node=node)
        KeyMomentFactory(node=node)
        NodeFactory(parent=node)

    with django_assert_num_queries(count):
        client.get(URL)
