"""What was before comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

pytestmark = pytest.mark.django_db


def url(world) -> str:
    return reverse(
        "projects:project_restore", args=[world.project.slug, world.project_entry.sequence]
    )


def test_the_officer_brings_back_what_was(client_of, world):
    response = client_of(world.projects).post(url(world))

    world.project.refresh_from_db()
    assert response.url == world.project.get_absolute_url()
    assert world.project.code == ""
    assert Entry.objects.about(world.project).first().verb == "project.restored"


def test_asking_shows_what_would_change(client_of, world):
    page = client_of(world.projects).get(url(world)).content.decode()

    assert "K-1" in page
    world.project.refresh_from_db()
    assert world.project.code == "K-1"


def test_an_entry_of_another_thing_is_not_there(client_of, world):
    entry = Entry.objects.exclude(pk=world.project_entry.pk).first()
    path = reverse("projects:project_restore", args=[world.project.slug, entry.sequence])

    assert client_of(world.projects).post(path).status_code == 404


@pytest.mark.parametrize("role", ["city", "funds", "outsider"])
def test_nobody_else_does(client_of, world, role):
    assert client_of(getattr(world, role)).post(url(world)).status_code == 404
