"""An organisation joins the directory."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import Organisation
from parvis.terms.tests.factories import CountryFactory

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db
URL = reverse("members:organisation_create")


@pytest.fixture
def answers():
    CountryFactory(iso2="GN")
    return {"kind": "city", "name_fr": "Kindia", "country": "GN", "default_language": "fr"}


def test_who_keeps_the_directory_adds_one(client, secretary, answers):
    client.force_login(secretary)

    response = client.post(URL, answers)

    city = Organisation.objects.get()
    assert response.url == city.get_absolute_url()
    assert city.slug == "kindia"
    assert Entry.objects.get().verb == "organisation.created"


def test_the_second_of_a_name_has_its_country_in_its_address(client, secretary, answers):
    OrganisationFactory(slug="kindia")
    client.force_login(secretary)

    client.post(URL, answers)

    assert Organisation.objects.filter(slug="kindia-gn").exists()


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        ({"country": ""}, "__all__"),
        ({"name_fr": ""}, "name"),
        ({"latitude": "10"}, "longitude"),
        ({"kind": "embassy"}, "__all__"),
        ({"parent": "Nulle part"}, "parent"),
        ({"website": "javascript:alert(1)"}, "website"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(client, secretary, answers, answer, field):
    client.force_login(secretary)

    response = client.post(URL, answers | answer)

    assert field in response.context["form"].errors
    assert not Organisation.objects.exists()


def test_a_parent_is_found_by_its_name(client, secretary, answers):
    client.force_login(secretary)
    parent = OrganisationFactory(name="Région de Kindia")

    client.post(URL, answers | {"parent": "region de kindia (SN)"})

    assert Organisation.objects.get(slug="kindia").parent == parent


def test_a_parent_of_a_common_name_is_asked_for_again(client, secretary, answers):
    client.force_login(secretary)
    for iso2 in ("SN", "FR"):
        OrganisationFactory(name="Saint-Louis", country=CountryFactory(iso2=iso2))

    response = client.post(URL, answers | {"parent": "Saint-Louis"})

    assert "Saint-Louis (FR), Saint-Louis (SN)" in str(response.context["form"].errors["parent"])


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_adds_one(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(URL).status_code == client.post(URL).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(URL).status_code == 302
