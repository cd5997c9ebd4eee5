"""The first page."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.events.tests.factories import EventFactory
from parvis.journal.actions import record
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.tests.factories import ProjectFactory
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.tests.factories import CountryFactory

from .factories import StatementFactory

pytestmark = pytest.mark.django_db
URL = "/"


@pytest.fixture
def network() -> None:
    """Two members in two countries; what is not public is beside them."""
    for name, iso2 in (("Dakar", "SN"), ("Liège", "BE")):
        country = CountryFactory(iso2=iso2)
        OrganisationFactory(name=name, country=country, member=True, latitude=14, longitude=3)
    OrganisationFactory(name="Pas membre", country=CountryFactory(iso2="VN"))
    ProjectFactory(title="Marché couvert")
    ProjectFactory(title="Brouillon", is_published=False)
    EventFactory(title="Congrès", start="2099-05-01")
    EventFactory(title="Bureau", audience="network")
    EventFactory(title="Annulé", state="cancelled")
    EventFactory(title="Vieux", start="2019")
    NodeFactory(code="T2")


def test_each_figure_leads_to_as_many_rows(client: Client, network):
    response = client.get(URL)

    context = response.context
    assert (context["members_count"], context["countries_count"]) == (2, 2)
    assert context["projects_count"] == 1
    for url, count in (("/members/", 2), ("/members/countries/", 2), ("/projects/", 1)):
        assert f'class="figure" href="{url}"' in response.content.decode()
        assert client.get(url).context["listing"].count == count


@pytest.mark.parametrize("role", ["anonymous", "director"])
def test_only_what_is_public_is_shown_to_whoever_looks(
    client: Client, request: pytest.FixtureRequest, network, role: str
):
    if role != "anonymous":
        client.force_login(request.getfixturevalue(role))

    html = client.get(URL).content.decode()

    assert all(word in html for word in ("Congrès", "Marché couvert", "Partie T2"))
    assert not any(word in html for word in ("Brouillon", "Bureau<", "Annulé", "Vieux"))


def test_it_runs_no_script_and_says_how_to_share_it(client: Client, network, settings):
    html = client.get(URL).content.decode()

    assert "<script" not in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}/">' in html
    assert 'property="og:description"' in html


def test_an_empty_network_has_a_page(client: Client):
    response = client.get(URL)

    assert response.status_code == 200
    assert "Aucun n’est encore annoncé" in response.content.decode()


def test_its_own_words_replace_the_usual_ones(client: Client):
    StatementFactory(code="home", body="Un réseau de 300 villes.\n\nDepuis 1979.")

    html = client.get(URL).content.decode()

    assert "<p>Un réseau de 300 villes.</p><p>Depuis 1979.</p>" in html
    assert 'content="Un réseau de 300 villes."' in html


def test_the_map_follows_the_directory(client: Client, network):
    client.get(URL)
    new = OrganisationFactory(name="Huê", member=True, latitude=16, longitude=107)
    record("created", new, by=None)

    dots = client.get(URL).context["map"].dots

    assert "Huê" in {dot.label for dot in dots}


def test_more_costs_no_more_queries(client: Client, network):
    client.get(URL)
    few = int(client.get(URL)["X-Queries"])
    ProjectFactory.create_batch(3)
    EventFactory.create_batch(3)

    assert int(client.get(URL)["X-Queries"]) == few
    assert few <= 12
