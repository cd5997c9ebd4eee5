"""Boxes of the agenda on other pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from parvis.events import panels
from parvis.members.tests.factories import OrganisationFactory

from .factories import EventFactory, a_node, tie

pytestmark = pytest.mark.django_db


def titles(panel) -> list[str]:
    return [str(event) for event in (*panel.context["coming"], *panel.context["past"])]


def test_a_member_shows_what_it_hosts_and_organises():
    city = OrganisationFactory()
    EventFactory(title="Accueilli", host=city)
    EventFactory(title="Passé", host=city, start="2019")
    organised = EventFactory(title="Organisé", start="2099-06-01")
    organised.organisers.create(organisation=city)
    EventFactory(title="Ailleurs")
    EventFactory(title="Secret", host=city, audience="secretariat")

    panel = panels.hosted(city, AnonymousUser())

    assert titles(panel) == ["Accueilli", "Organisé", "Passé"]


def test_a_country_and_a_part_show_theirs():
    event = EventFactory(title="Ici")
    node = a_node("T2")
    tie(event, node)

    assert titles(panels.in_country(event.country, AnonymousUser())) == ["Ici"]
    assert titles(panels.of_node(node, AnonymousUser())) == ["Ici"]


def test_where_nothing_happens_there_is_no_box():
    assert panels.hosted(OrganisationFactory(), AnonymousUser()) is None
