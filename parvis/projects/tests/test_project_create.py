"""A project is added."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry, Notice
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.models import Project
from tests.world import person

pytestmark = pytest.mark.django_db
URL = reverse("projects:project_create")
ASKED = {
    "title_fr": "Marché de Kindia",
    "title_kind": "published",
    "state": "pipeline",
    "scope": "city",
    "default_currency": "EUR",
    "default_language": "fr",
}


def asked(**others):
    """The fields as the page sends them: one input for each language."""
    own = ASKED | others
    for name in ("title", "description", "objectives", "beneficiaries"):
        own.setdefault(f"{name}_fr", "")
        own.setdefault(f"{name}_en", "")
    return own


def test_the_officer_adds_a_project_with_its_carrier(client_of, project_officer):
    city = OrganisationFactory(name="Kindia", member=True)

    response = client_of(project_officer).post(URL, asked(carrier="Kindia"))

    project = Project.objects.get()
    assert response.url == project.get_absolute_url()
    assert project.slug == "marche-de-kindia"
    assert not project.is_published
    assert project.participations.get().organisation == city
    assert project.places.get().country == city.country
    assert Entry.objects.get().verb == "project.created"


def test_the_others_who_follow_projects_are_told(
    client_of, project_officer, director, django_capture_on_commit_callbacks
):
    colleague = person("colleague", "projects")

    with django_capture_on_commit_callbacks(execute=True):
        client_of(project_officer).post(URL, asked())

    assert set(Notice.objects.values_list("user", flat=True)) == {colleague.pk, director.pk}
    assert "Marché de Kindia" in Notice.objects.first().title


def test_the_same_title_gets_another_address(client_of, project_officer):
    client = client_of(project_officer)

    client.post(URL, asked())
    client.post(URL, asked())

    slugs = set(Project.objects.values_list("slug", flat=True))
    assert slugs == {"marche-de-kindia", "marche-de-kindia-2"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title_fr": ""}, "title"),
        ({"carrier": "Atlantide"}, "carrier"),
        ({"planned_start": "2025", "planned_end": "2024"}, "planned_end"),
        ({"actual_start": "hier"}, "actual_start"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client_of, project_officer, wrong, field):
    response = client_of(project_officer).post(URL, asked(**wrong))

    assert list(response.context["form"].errors) == [field]
    assert not Project.objects.exists()


@pytest.mark.parametrize("role", ["outsider", "city", "funds", "directory", "events"])
def test_nobody_else_adds_one(client_of, world, role):
    count = Project.objects.count()

    assert client_of(getattr(world, role)).post(URL, asked()).status_code == 404
    assert Project.objects.count() == count
