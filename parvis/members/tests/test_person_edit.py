"""The sheet of a person is edited."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import PersonFactory

pytestmark = pytest.mark.django_db


def url(person) -> str:
    return reverse("members:person_edit", args=[person.uuid])


def test_who_keeps_the_directory_edits_it(client, secretary):
    client.force_login(secretary)
    person = PersonFactory(given_name="Awa", family_name="Diop", source="")
    answers = {"given_name": "Awa", "family_name": "Diop Sarr", "gender": "f"}

    client.post(url(person), answers | {"preferred_language": "fr", "languages": []})

    person.refresh_from_db()
    assert str(person) == "Awa Diop Sarr"
    assert Entry.objects.get().changes == {"family_name": ["Diop", "Diop Sarr"]}


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_edits_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(url(world.mayor.person)).status_code == 404
