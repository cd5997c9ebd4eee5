"""What the network is in one country."""

from __future__ import annotations

import pytest
from django.urls import reverse

from .factories import CountryFactory, MandateFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    return reverse("members:country_detail", args=[CountryFactory(iso2="SN").pk])


def test_everybody_sees_its_members_and_their_heads(client, url):
    city = OrganisationFactory(name="Dakar", member=True)
    OrganisationFactory(name="Partenaire dakarois")
    MandateFactory(office__organisation=city, person__family_name="Dias")

    page = client.get(url)

    assert "Dias" in page.text
    assert "Partenaire dakarois" not in page.text
    assert (page.context["heads"], page.context["women"]) == (1, 1)


def test_the_network_sees_the_embassies(client, url, world):
    embassy = OrganisationFactory(
        name="Ambassade du Sénégal",
        kind="embassy",
        country=CountryFactory(iso2="FR"),
        represents_country_id="SN",
        located_in=OrganisationFactory(name="Paris", country=CountryFactory(iso2="FR")),
    )

    assert str(embassy) not in client.get(url).text
    client.force_login(world.city)
    assert str(embassy) in client.get(url).text


def test_small_letters_lead_there_too(client, url):
    assert client.get(url.replace("SN", "sn")).status_code == 200


def test_a_country_that_is_none_is_not_found(client):
    assert client.get(reverse("members:country_detail", args=["XX"])).status_code == 404


def test_three_members_cost_the_queries_of_one(client, url):
    MandateFactory(office__organisation=OrganisationFactory(member=True))
    client.get(url)
    before = client.get(url)["X-Queries"]
    for _each in range(2):
        MandateFactory(office__organisation=OrganisationFactory(member=True))

    assert client.get(url)["X-Queries"] == before


def test_a_member_without_a_known_head_says_so(client, url):
    OrganisationFactory(name="Dakar", member=True)

    assert "aucun exécutif connu" in client.get(url).text
