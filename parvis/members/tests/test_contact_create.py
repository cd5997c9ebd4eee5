"""A contact is added to its owner."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.members.models import ContactPoint

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db
ANSWERS = {"kind": "email", "value": "mairie@kindia.example", "state": "ok"}


def url(owner: str, key: object) -> str:
    return reverse("members:contact_create", args=[owner, key])


def test_each_owner_has_its_own(client, world):
    client.force_login(world.directory)
    owners = {
        "organisation": world.member.slug,
        "office": world.mayor.office.uuid,
        "mandate": world.mayor.uuid,
        "person": world.mayor.person.uuid,
    }

    for owner, key in owners.items():
        client.post(url(owner, key), ANSWERS)

    added = ContactPoint.objects.filter(value=ANSWERS["value"])
    assert {type(each.owner)._meta.model_name for each in added} == set(owners)


def test_who_holds_an_office_adds_functional_ones_of_their_own_organisation(client, world):
    client.force_login(world.city)

    page = client.get(url("office", world.mayor.office.uuid))
    client.post(url("office", world.mayor.office.uuid), ANSWERS | {"is_private": "on"})

    assert "is_private" not in page.context["form"].fields
    assert not ContactPoint.objects.get(value=ANSWERS["value"]).is_private


def test_they_add_none_elsewhere_nor_to_people(client, world):
    client.force_login(world.city)
    other = OrganisationFactory(member=True)

    assert client.get(url("organisation", other.slug)).status_code == 404
    assert client.get(url("person", world.mayor.person.uuid)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "mairie"), ("phone", "33 823 00 00"), ("website", "javascript:alert(1)")],
)
def test_what_cannot_be_one_is_told(client, world, kind, value):
    client.force_login(world.directory)

    response = client.post(
        url("organisation", world.member.slug), ANSWERS | {"kind": kind, "value": value}
    )

    assert "value" in response.context["form"].errors


@pytest.mark.parametrize(
    ("owner", "key"), [("office", "nulle-part"), ("house", "kindia"), ("organisation", "nowhere")]
)
def test_an_owner_that_is_not_there_is_not_found(client, world, owner, key):
    client.force_login(world.directory)

    assert client.get(url(owner, key)).status_code == 404


@pytest.mark.parametrize("role", ["outsider", "projects"])
def test_nobody_else_adds_one(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url("organisation", world.member.slug), ANSWERS).status_code == 404
