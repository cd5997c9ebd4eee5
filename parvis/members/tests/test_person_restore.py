"""What the sheet of a person was comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(client, secretary):
    person = PersonFactory(family_name="Diop")
    client.force_login(secretary)
    answers = {"family_name": "Sarr", "given_name": "Awa", "gender": "f"}
    client.post(
        reverse("members:person_edit", args=[person.uuid]),
        answers | {"preferred_language": "fr"},
    )
    return person, reverse(
        "members:person_restore", args=[person.uuid, Entry.objects.get().sequence]
    )


def test_it_comes_back(client, changed):
    person, url = changed

    client.post(url)

    person.refresh_from_db()
    assert person.family_name == "Diop"


def test_nobody_else_brings_it_back(client, changed, project_officer):
    client.force_login(project_officer)

    assert client.post(changed[1]).status_code == 404
