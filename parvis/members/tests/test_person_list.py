"""The people of the network."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.members.models import Person

from .factories import (
    ContactFactory,
    CountryFactory,
    MandateFactory,
    OrganisationFactory,
    PersonFactory,
    day,
)

pytestmark = pytest.mark.django_db
URL = reverse("members:person_list")


def names(response) -> list[str]:
    return [row.family_name for row in response.context["listing"].rows]


def ask(client, **query) -> list[str]:
    return names(client.get(URL, query))


@pytest.fixture
def people():
    cameroon = OrganisationFactory(country=CountryFactory(iso2="CM"), member=True)
    MandateFactory(office__organisation=cameroon, person__family_name="Abena", end=day("2027"))
    MandateFactory(
        office__role="ir_director", person__family_name="Ba", person__preferred_language="en",
        person__gender="m",
    )  # fmt: skip
    MandateFactory(person__family_name="Cissé", start=day("2010"), end=day("2016"))
    PersonFactory(family_name="Diouf")


def test_who_is_in_office_is_shown_first(client, secretary, people):
    client.force_login(secretary)

    assert ask(client) == ["Abena", "Ba"]
    assert ask(client, status="past") == ["Cissé"]
    assert ask(client, status="all") == ["Abena", "Ba", "Cissé", "Diouf"]
    assert ask(client, as_of="2012-01-01") == ["Cissé"]


def test_it_is_sorted_by_end_of_mandate_and_by_organisation(client, secretary):
    client.force_login(secretary)
    for name, city, end in [("Ba", "Thiès", "2030"), ("Diop", "Dakar", "2028"), ("Fall", "X", "")]:
        MandateFactory(
            person__family_name=name, office__organisation__name=city, end=day(end or None)
        )

    assert ask(client, sort="ends") == ["Diop", "Ba", "Fall"]
    assert ask(client, sort="-ends") == ["Ba", "Diop", "Fall"]
    assert ask(client, sort="organisation") == ["Diop", "Ba", "Fall"]
    assert ask(client, sort="-organisation") == ["Fall", "Ba", "Diop"]


def test_filters_narrow(client, secretary, people):
    client.force_login(secretary)

    assert ask(client, role="mayor") == ["Abena"]
    assert ask(client, country="CM") == ["Abena"]
    assert ask(client, region="afrique_ouest") == ["Ba"]
    assert ask(client, kind="city") == ["Abena", "Ba"]
    assert ask(client, gender="m") == ["Ba"]
    assert ask(client, language="en") == ["Ba"]
    assert ask(client, ending="24") == ["Abena"]
    assert ask(client, q="cisse", status="all") == ["Cissé"]
    assert ask(client, role="mayor", status="all") == ["Abena", "Cissé"]


def test_what_is_asked_of_a_mandate_is_asked_of_one_and_the_same(client, secretary):
    client.force_login(secretary)
    mayor = MandateFactory(person__family_name="Abena")
    MandateFactory(
        person=mayor.person,
        office__role="deputy_mayor",
        office__organisation__country=CountryFactory(iso2="CM"),
    )

    assert ask(client, role="mayor", country="CM") == []


def test_the_network_sees_who_is_in_office(client, world, people):
    client.force_login(world.city)

    assert {"Abena", "Ba"} < set(ask(client))
    assert "Cissé" not in ask(client, status="past")
    assert client.get(URL, {"export": "csv"}).status_code == 404


def test_the_secretariat_takes_cards(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory(person__family_name="Abena")
    ContactFactory(office=mandate.office, value="maire@ville.example")
    ContactFactory(person=mandate.person, kind="mobile", value="+221771234567")

    cards = b"".join(client.get(URL, {"export": "vcf"}).streaming_content).decode()

    assert "maire@ville.example" in cards
    assert "tel:+221771234567" in cards


@pytest.mark.parametrize("role", ["outsider"])
def test_nobody_else_sees_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(URL).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_a_list_of_three_costs_the_queries_of_one(client, secretary):
    client.force_login(secretary)
    query = {"columns": "name,title,organisation,country,email"}
    costs = []
    for count in (1, 3):
        while Person.objects.count() < count:
            ContactFactory(office=MandateFactory().office)
        client.get(URL, query)
        costs.append(int(client.get(URL, query)["X-Queries"]))

    assert costs[0] == costs[1] <= 12
