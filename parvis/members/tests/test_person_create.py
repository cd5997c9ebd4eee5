"""A person joins the directory."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members.models import Person

pytestmark = pytest.mark.django_db
URL = reverse("members:person_create")
ANSWERS = {"family_name": "Bah", "preferred_language": "fr", "languages": ["fr", "en"]}


def test_who_keeps_the_directory_adds_one(client, secretary):
    client.force_login(secretary)

    response = client.post(URL, ANSWERS)

    person = Person.objects.get()
    assert response.url == person.get_absolute_url()
    assert person.languages == ["fr", "en"]
    assert Entry.objects.get().verb == "person.created"


def test_a_name_is_needed(client, secretary):
    client.force_login(secretary)

    response = client.post(URL, ANSWERS | {"family_name": ""})

    assert "family_name" in response.context["form"].errors


@pytest.mark.parametrize("role", ["outsider", "city", "events"])
def test_nobody_else_adds_one(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(URL, ANSWERS).status_code == 404
