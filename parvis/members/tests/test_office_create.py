"""An office is added to an organisation."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import Office

from .factories import OrganisationFactory, RoleTypeFactory

pytestmark = pytest.mark.django_db


def url(organisation) -> str:
    return reverse("members:office_create", args=[organisation.slug])


def test_who_keeps_the_directory_adds_one(client, secretary):
    client.force_login(secretary)
    role = RoleTypeFactory(code="technical_head")
    answers = {"role_type": role.pk, "label_fr": "Direction de l’eau"}

    response = client.post(url(OrganisationFactory()), answers)

    office = Office.objects.get()
    assert response.url == office.get_absolute_url()
    assert str(office) == "Direction de l’eau"
    assert not office.unique_holder
    assert Entry.objects.get().verb == "office.created"


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_adds_one(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(url(world.member)).status_code == 404
