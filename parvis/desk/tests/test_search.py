"""One search over everything."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events.tests.factories import EventFactory
from parvis.kit.languages import LocalisedText
from parvis.members.tests.factories import (
    MandateFactory,
    OfficeFactory,
    OrganisationFactory,
    PersonFactory,
)
from parvis.projects.tests.factories import ProjectFactory
from parvis.strategy.tests.factories import NodeFactory

pytestmark = pytest.mark.django_db
URL = "/desk/search/"


def found(client: Client, text: str) -> dict[str, list[str]]:
    """What is found, by kind."""
    groups = client.get(URL, {"q": text}).context["groups"]
    return {str(group.title): [str(row.label) for row in group.rows] for group in groups}


@pytest.fixture
def kindia():
    """Everything that bears the name of a city."""
    city = OrganisationFactory(name="Kindia", member=True)
    office = OfficeFactory(organisation=city)
    MandateFactory(office=office, person=PersonFactory(given_name="Awa", family_name="Kindia"))
    ProjectFactory(title="Marché de Kindia", carrier=city)
    EventFactory(title="Congrès de Kindia")
    NodeFactory(code="T4", title=LocalisedText.of({"fr": "Kindia et le vivre-ensemble"}))
    return city


def test_the_secretariat_finds_all_kinds(client: Client, secretary, kindia):
    client.force_login(secretary)

    assert found(client, "kindia") == {
        "Organisations": ["Kindia"],
        "Personnes": ["Awa Kindia"],
        "Projets": ["Marché de Kindia"],
        "Événements": ["Congrès de Kindia"],
        "Programme": ["Kindia et le vivre-ensemble"],
    }


def test_a_stranger_finds_what_is_public(client: Client, kindia):
    EventFactory(title="Bureau de Kindia", audience="network")
    ProjectFactory(title="Kindia en préparation", is_published=False)
    OrganisationFactory(name="Kindia-Sud")

    results = found(client, "KINDÎA")

    assert "Personnes" not in results
    assert results["Organisations"] == ["Kindia"]
    assert results["Projets"] == ["Marché de Kindia"]
    assert results["Événements"] == ["Congrès de Kindia"]


def test_a_role_and_a_city_find_the_office(client: Client, secretary, kindia):
    client.force_login(secretary)

    assert found(client, "mairesse kindia")["Fonctions"] == ["Mairesse / Maire"]


def test_the_exact_name_comes_first_then_what_begins_so(client: Client, secretary):
    for name in ("Grand Lyon", "Métropole de Villyon", "Lyonnais", "Lyon"):
        OrganisationFactory(name=name, member=True)
    client.force_login(secretary)

    assert found(client, "lyon")["Organisations"] == [
        "Lyon",
        "Lyonnais",
        "Grand Lyon",
        "Métropole de Villyon",
    ]


def test_five_are_shown_and_the_list_shows_as_many_as_are_told(client: Client, secretary):
    for number in range(7):
        EventFactory(title=f"Atelier {number}", start="2019")
    client.force_login(secretary)

    response = client.get(URL, {"q": "atelier"})

    group = response.context["groups"][0]
    assert (len(group.rows), group.count) == (5, 7)
    assert client.get(group.all_url).context["listing"].count == 7


@pytest.mark.parametrize("text", ["", "a", "  ", "%", "'", "\0", "x" * 1000])
def test_any_text_answers(client: Client, text: str):
    response = client.get(URL, {"q": text})

    assert response.status_code == 200
    assert not response.context["groups"]


def test_what_is_written_cannot_become_html(client: Client):
    assert "<b>x" not in client.get(URL, {"q": "<b>x"}).content.decode()


def test_finding_more_costs_no_more_queries(client: Client, secretary):
    OrganisationFactory(name="Ville", member=True)
    client.force_login(secretary)
    one = int(client.get(URL, {"q": "ville"})["X-Queries"])
    for number in range(3):
        OrganisationFactory(name=f"Ville {number}", member=True)

    assert int(client.get(URL, {"q": "ville"})["X-Queries"]) == one
    assert one <= 15
