"""The sheet of an organisation is edited."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def url(organisation) -> str:
    return reverse("members:organisation_edit", args=[organisation.slug])


def answers(**changed) -> dict:
    return {
        "kind": "city",
        "name_fr": "Kindia",
        "country": "SN",
        "default_language": "fr",
    } | changed


def test_who_keeps_the_directory_edits_it(client, secretary):
    client.force_login(secretary)
    city = OrganisationFactory(name="Kindia", member=True)

    response = client.post(url(city), answers(name_en="Kindia city", population="181126"))

    city.refresh_from_db()
    assert response.url == city.get_absolute_url()
    assert city.population == 181_126
    assert city.name.exactly("en") == "Kindia city"
    assert set(Entry.objects.get().changes) == {"name", "population"}


def test_its_address_never_changes(client, secretary):
    client.force_login(secretary)
    city = OrganisationFactory(name="Kindia", member=True)

    client.post(url(city), answers(name_fr="Kindia la Belle"))

    city.refresh_from_db()
    assert str(city) == "Kindia la Belle"
    assert city.slug == "kindia"


def test_who_holds_an_office_in_it_edits_the_website_alone(client, world):
    client.force_login(world.city)

    page = client.get(url(world.member))
    client.post(url(world.member), {"website": "kindia.example", "population": "1"})

    world.member.refresh_from_db()
    assert list(page.context["form"].fields) == ["website"]
    assert world.member.website == "https://kindia.example"
    assert world.member.population == 181_126


@pytest.mark.parametrize("role", ["outsider", "projects", "communication"])
def test_nobody_else_edits_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(url(world.member)).status_code == 404


def test_another_city_is_not_theirs(client, world):
    client.force_login(world.city)

    assert client.get(url(OrganisationFactory(member=True))).status_code == 404


def test_an_office_held_no_more_gives_no_right(client, world):
    world.own_mandate.end = "2024"
    world.own_mandate.save()
    client.force_login(world.city)

    assert client.get(url(world.member)).status_code == 404
