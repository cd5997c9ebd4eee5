"""A figure opened down to its records."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parvis.members.tests.factories import MandateFactory, OrganisationFactory, PersonFactory
from parvis.strategy.figures import Figure, Measure, register
from parvis.strategy.figures.registry import _measures

from .factories import GaugeFactory, KeyMomentFactory

pytestmark = pytest.mark.django_db

URL = "/programme/figures/members.women_heads/"


def mayor(name: str, gender: str) -> None:
    city = OrganisationFactory(name=name, member=True)
    MandateFactory(office__organisation=city, person=PersonFactory(gender=gender))


@pytest.fixture
def register_here():
    """Offer a measure during one test."""
    before = dict(_measures)
    yield register
    _measures.clear()
    _measures.update(before)


def test_the_figure_leads_to_those_it_counted(client):
    mayor("Kindia", "f")
    mayor("Dakar", "m")

    page = client.get(URL).content.decode()

    assert "50\u202f%" in page
    assert "Kindia" in page
    assert "Dakar" not in page
    assert "/members/?head_gender=f" in page


def test_its_list_holds_exactly_what_it_counted(client):
    mayor("Kindia", "f")
    mayor("Dakar", "m")

    listed = client.get("/members/?head_gender=f").content.decode()

    assert "Kindia" in listed
    assert "Dakar" not in listed


def test_a_figure_of_one_part_counts_that_part_alone(client, node, other):
    KeyMomentFactory(node=node)
    KeyMomentFactory(node=other, month=5)

    page = client.get("/programme/figures/key_moments.ahead/?node=T1").content.decode()

    assert '<b class="figure__value">1</b>' in page


def test_the_parts_that_show_it_are_named(client, node, other):
    GaugeFactory(node=other)

    page = client.get(URL).content.decode()

    assert other.get_absolute_url() in page
    assert node.get_absolute_url() not in page


def test_the_lists_of_contacts_are_the_networks(client, client_of, secretary):
    OrganisationFactory(member=True)
    url = "/programme/figures/members.with_contact/"

    assert "having=contact" not in client.get(url).content.decode()
    assert "having=contact" in client_of(secretary).get(url).content.decode()


def test_a_figure_that_is_not_public_is_the_secretariats(
    client, client_of, secretary, register_here
):
    measure = Measure(
        "test.secret", lambda scope: Figure(7), "Secret", "count", "", is_public=False
    )
    register_here(measure)

    assert client.get("/programme/figures/test.secret/").status_code == 404
    assert client_of(secretary).get("/programme/figures/test.secret/").status_code == 200
    assert "test.secret" not in client.get("/programme/figures/").content.decode()


def test_a_figure_nobody_offers_is_not_found(client):
    assert client.get("/programme/figures/no.such/").status_code == 404


def test_a_figure_that_fails_leaves_the_rest_of_the_page(client, node, register_here):
    def fail(scope):
        raise ZeroDivisionError

    register_here(Measure("test.broken", fail, "Cassé", "count", ""))
    GaugeFactory(node=node, measure="test.broken")
    GaugeFactory(node=node, measure="key_moments.ahead")

    page = client.get("/programme/T1/").content.decode()

    assert "Cassé" in page
    assert "Pas encore de donnée" in page
    assert "key_moments.ahead" in page


@pytest.mark.parametrize("page", ["-1", "0", "x", "999999999999"])
def test_any_page_is_answered(client, page):
    mayor("Kindia", "f")

    assert client.get(f"{URL}?page={page}").status_code == 200


def test_three_records_cost_the_queries_of_one(client):
    mayor("Kindia", "f")
    client.get(URL)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(URL)
    count = len(few)
    mayor("Dakar", "f")
    mayor("Tunis", "f")

    with CaptureQueriesContext(connection) as many:
        client.get(URL)

    assert len(many) == count
