"""A membership is corrected, or ends."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import Organisation

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def url(organisation) -> str:
    return reverse("members:membership_edit", args=[organisation.memberships.get().pk])


def test_once_it_has_ended_the_public_sees_the_organisation_no_more(client, secretary):
    client.force_login(secretary)
    city = OrganisationFactory(member="2009")
    answers = {"category": "full", "start": "2009", "end": "2020", "end_reason": "withdrawn"}

    client.post(url(city), answers | {"is_confirmed": "on"})

    client.logout()
    assert client.get(city.get_absolute_url()).status_code == 404
    assert list(Organisation.objects.former_members_on()) == [city]
    assert set(Entry.objects.get().changes) == {"end", "end_reason"}


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_corrects_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(url(world.member)).status_code == 404
