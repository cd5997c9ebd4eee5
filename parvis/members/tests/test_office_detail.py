"""The sheet of an office, with the succession of its holders."""

from __future__ import annotations

import pytest

from .factories import ContactFactory, MandateFactory, OfficeFactory, OrganisationFactory, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = OfficeFactory(organisation=OrganisationFactory(name="Kindia", member=True))
    MandateFactory(office=office, start=day("2008"), end=day("2014"), person__family_name="Barry")
    MandateFactory(
        office=office,
        start=day("2016-03"),
        end=day("2020-05-20"),
        entry="interim",
        person__family_name="Camara",
    )
    MandateFactory(office=office, start=day("2020-05-20"), person__family_name="Sow")
    ContactFactory(office=office, value="maire@kindia.example")
    return office


def test_everybody_sees_who_headed_the_city(client, office):
    page = client.get(office.get_absolute_url())

    steps = [s.holder.person.family_name if s.holder else s.kind for s in page.context["steps"]]
    assert steps == ["Sow", "Camara", "vacant", "Barry"]
    assert "mars\u00a02016" in page.text
    assert "19\u00a0mai\u00a02020" in page.text
    assert "de 2014 à mars\u00a02016" in page.text
    assert "maire@kindia.example" not in page.text


def test_the_network_sees_the_contacts_of_the_office(client, office, world):
    client.force_login(world.city)

    assert "maire@kindia.example" in client.get(office.get_absolute_url()).text


def test_the_public_sees_no_office_of_an_official(client, world):
    assert client.get(world.desk_office.get_absolute_url()).status_code == 404
    client.force_login(world.city)
    assert client.get(world.desk_office.get_absolute_url()).status_code == 200


def test_an_office_nobody_holds_asks_for_the_new_mandate(client, secretary):
    client.force_login(secretary)
    office = OfficeFactory()
    MandateFactory(office=office, start=day("2014"), end=day("2020"))

    page = client.get(office.get_absolute_url())

    assert page.context["is_vacant"]
    assert "/mandates/new/" in page.text


def test_three_mandates_cost_the_queries_of_one(client, secretary):
    client.force_login(secretary)
    office = MandateFactory(start=day("2000"), end=day("2005")).office
    client.get(office.get_absolute_url())
    before = client.get(office.get_absolute_url())["X-Queries"]
    for year in (2005, 2010):
        MandateFactory(office=office, start=day(str(year)), end=day(str(year + 5)))

    assert client.get(office.get_absolute_url())["X-Queries"] == before
