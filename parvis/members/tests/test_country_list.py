"""Countries in which the network has members."""

from __future__ import annotations

import pytest
from django.urls import reverse

from .factories import CountryFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
URL = reverse("members:country_list")


def names(response) -> list[str]:
    return [str(row) for row in response.context["listing"].rows]


def test_everybody_sees_where_the_network_is(client):
    OrganisationFactory(country=CountryFactory(iso2="SN"), member=True)
    OrganisationFactory(country=CountryFactory(iso2="SN"), member=True)
    OrganisationFactory(country=CountryFactory(iso2="CM"), member=True)
    OrganisationFactory(country=CountryFactory(iso2="BE"))

    response = client.get(URL)

    assert names(response) == ["Cameroun", "Sénégal"]
    assert names(client.get(URL, {"q": "sen"})) == ["Sénégal"]
    assert names(client.get(URL, {"region": "afrique_centrale"})) == ["Cameroun"]


def test_three_countries_cost_the_queries_of_one(client):
    OrganisationFactory(member=True)
    client.get(URL)
    before = client.get(URL)["X-Queries"]
    for iso2 in ("CM", "BE"):
        OrganisationFactory(country=CountryFactory(iso2=iso2), member=True)

    assert client.get(URL)["X-Queries"] == before
