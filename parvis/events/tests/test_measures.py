"""What the agenda tells the programme."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events import measures
from parvis.kit import clock
from parvis.strategy.figures import Scope
from parvis.terms.tests.factories import CountryFactory

from .factories import EventFactory, a_node, tie

pytestmark = pytest.mark.django_db


def whole() -> Scope:
    return Scope(node=None, day=clock.today())


@pytest.fixture
def agenda() -> None:
    """Two past events, one ahead; one cancelled and one that is not public do not count."""
    EventFactory(kind="mission", start="2019", country=CountryFactory(iso2="BE"))
    EventFactory(kind="webinar", start="2025-04-27", country=None, state="held")
    EventFactory(kind="webinar", start="2099-04-27", country=CountryFactory(iso2="SN"))
    EventFactory(start="2025-05-01", state="cancelled")
    EventFactory(start="2025-05-01", audience="network")


@pytest.mark.parametrize(
    ("name", "value"), [("count", 2), ("by_kind", 3), ("by_region", 2), ("ahead", 1)]
)
def test_a_figure_leads_to_the_rows_that_it_counts(
    client: Client, agenda: None, name: str, value: int
):
    figure = getattr(measures, name)(whole())

    assert figure.value == value
    assert client.get(figure.address).context["listing"].count == value
    for part in figure.parts:
        assert client.get(part.address).context["listing"].count == part.value


def test_a_part_counts_what_is_tied_to_it(agenda: None):
    node = a_node("T2")
    tie(EventFactory(start="2024-01-01"), node)
    tie(EventFactory(start="2024-01-02"), node, "declined")

    figure = measures.count(Scope(node=node, day=clock.today(), node_ids=frozenset({node.pk})))

    assert figure.value == 1
    assert "node=T2" in figure.address


def test_a_region_that_is_not_known_is_said(agenda: None):
    figure = measures.by_region(whole())

    assert (figure.counted, figure.out_of) == (2, 3)
