"""The sheet of an organisation: the same address for everybody."""

from __future__ import annotations

import pytest
from django.urls import reverse

from .factories import (
    ContactFactory,
    MandateFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    day,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    city = OrganisationFactory(
        name="Dakar", member="1995", population=1_182_417, population_year=2018
    )
    MandateFactory(office__organisation=city, title="Maire", person__family_name="Dias")
    ContactFactory(organisation=city, value="mairie@dakar.example")
    ContactFactory(organisation=city, value="prive@dakar.example", is_private=True)
    return city


def test_the_public_sees_public_facts(client, city):
    page = client.get(city.get_absolute_url())

    assert "Dias" in page.text
    assert "Maire" in page.text
    assert "1995" in page.text
    assert "1\u202f182\u202f417" in page.text
    assert "mairie@dakar.example" not in page.text
    assert "<script" not in page.text
    assert "/people/" not in page.text


def test_a_member_s_sheet_is_shared_without_a_script(client, city):
    page = client.get(city.get_absolute_url())

    assert "https://wa.me/?text=Dakar%20http" in page.text
    assert "mailto:?subject=Dakar&amp;body=http" in page.text
    assert '<meta property="og:title" content="Dakar">' in page.text


def test_the_public_does_not_see_who_is_no_member(client, city):
    partner = OrganisationFactory(name="Partenaire")

    absent = client.get(reverse("members:organisation_detail", args=["nulle-part"]))

    assert client.get(partner.get_absolute_url()).status_code == 404
    assert absent.status_code == 404


def test_the_network_sees_functional_contacts_and_no_private_one(client, city, world):
    client.force_login(world.city)

    page = client.get(city.get_absolute_url())

    assert "mairie@dakar.example" in page.text
    assert "prive@dakar.example" not in page.text
    assert "/edit/" not in page.text


def test_the_secretariat_sees_all_and_whoever_keeps_the_directory_edits(client, city, secretary):
    client.force_login(secretary)

    page = client.get(city.get_absolute_url())

    assert "prive@dakar.example" in page.text
    assert reverse("members:organisation_edit", args=[city.slug]) in page.text


def test_another_of_the_secretariat_edits_nothing(client, city, project_officer):
    client.force_login(project_officer)

    page = client.get(city.get_absolute_url())

    assert "prive@dakar.example" in page.text
    assert "/edit/" not in page.text


def test_the_secretariat_is_told_what_is_next(client, secretary):
    client.force_login(secretary)
    city = OrganisationFactory(name="Sans rien", member=True)
    office = OfficeFactory(organisation=city)

    steps = [s["code"] for s in client.get(city.get_absolute_url()).context["next_steps"]]
    MandateFactory(office=office)
    ContactFactory(office=office)
    later = [s["code"] for s in client.get(city.get_absolute_url()).context["next_steps"]]

    assert steps == ["no_head", "no_contact", "no_place"]
    assert later == ["no_place"]


def test_the_public_is_told_nothing_of_the_work(client):
    city = OrganisationFactory(member=True)

    assert "next_steps" not in client.get(city.get_absolute_url()).context


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [("1995", None, "1995"), ("1995", "2010", "Ancien"), (None, None, "Membre")],
)
def test_its_standing_in_words(client, secretary, start, end, told):
    client.force_login(secretary)
    city = OrganisationFactory()
    MembershipFactory(organisation=city, start=day(start), end=day(end))

    assert told in client.get(city.get_absolute_url()).text


def test_three_offices_cost_the_queries_of_one(client, city, secretary):
    client.force_login(secretary)
    client.get(city.get_absolute_url())
    before = client.get(city.get_absolute_url())["X-Queries"]
    for role in ("ir_director", "technical_head"):
        ContactFactory(office=MandateFactory(office__organisation=city, office__role=role).office)

    assert client.get(city.get_absolute_url())["X-Queries"] == before
    assert int(before) <= 20
