"""An organisation joins the network."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import Membership, MembershipQuerySet, Organisation

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db
ANSWERS = {"category": "full", "start": "2024", "is_confirmed": "on"}


def url(organisation) -> str:
    return reverse("members:membership_create", args=[organisation.slug])


def test_with_it_the_public_sees_the_organisation(client, secretary):
    client.force_login(secretary)
    city = OrganisationFactory()

    response = client.post(url(city), ANSWERS)

    assert response.url == city.get_absolute_url()
    assert list(Organisation.objects.members_on()) == [city]
    assert Entry.objects.get().verb == "membership.created"


def test_one_is_a_member_once_at_a_time(client, secretary):
    client.force_login(secretary)

    response = client.post(url(OrganisationFactory(member="2009")), ANSWERS)

    assert "start" in response.context["form"].errors


def test_when_another_was_faster_it_is_told_at_the_field(client, secretary, monkeypatch):
    client.force_login(secretary)
    monkeypatch.setattr(
        MembershipQuerySet, "sharing_a_certain_day", lambda self, first, last: self.none()
    )

    response = client.post(url(OrganisationFactory(member="2009")), ANSWERS)

    if Membership.objects.count() == 2:
        pytest.skip("SQLite has no EXCLUDE constraint: there, validation alone refuses")
    assert "start" in response.context["form"].errors


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_notes_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(world.member), ANSWERS).status_code == 404
