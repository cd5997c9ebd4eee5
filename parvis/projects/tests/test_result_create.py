"""A result is added to a project."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import LevelScheme, ResultNode, ResultsFramework

from .factories import ProjectFactory, a_result, a_scheme, french

pytestmark = pytest.mark.django_db


def url(project) -> str:
    return reverse("projects:result_create", args=[project.slug])


def asked(level, **others):
    names = ("title", "description", "assumptions")
    blank = {f"{name}_{code}": "" for name in names for code in ("fr", "en")}
    return blank | {"level": level.pk, "title_fr": "Des quartiers propres"} | others


def test_the_first_result_makes_the_framework(client_of, project_officer):
    project, scheme = ProjectFactory(), a_scheme()
    level = scheme.levels.get(position=2)

    response = client_of(project_officer).post(url(project), asked(level, scheme=scheme.pk))

    result = ResultNode.objects.get()
    assert response.url == f"{project.get_absolute_url()}#results"
    assert (result.project, result.framework.scheme) == (project, scheme)
    assert Entry.objects.about(project).get().verb == "project.resultnode_added"


def test_the_next_ones_stand_in_the_same_framework(client_of, project_officer):
    project = ProjectFactory()
    first = a_result(project)
    output = first.framework.scheme.levels.get(position=3)

    client_of(project_officer).post(url(project), asked(output, parent=first.pk))

    assert ResultsFramework.objects.count() == 1
    assert first.children.count() == 1


def test_a_result_serves_one_of_a_higher_level(client_of, project_officer):
    project = ProjectFactory()
    outcome = a_result(project)
    impact = outcome.framework.scheme.levels.get(position=1)

    response = client_of(project_officer).post(url(project), asked(impact, parent=outcome.pk))

    assert "parent" in response.context["form"].errors


def test_a_level_of_another_set_is_refused(client_of, project_officer):
    project, scheme = ProjectFactory(), a_scheme()
    other = LevelScheme.objects.create(code="EU", name=french("UE"))

    response = client_of(project_officer).post(
        url(project), asked(scheme.levels.get(position=2), scheme=other.pk)
    )

    assert "level" in response.context["form"].errors
    assert not ResultsFramework.objects.exists()


def test_nobody_else_adds_results(client_of, world):
    level = a_scheme().levels.get(position=2)

    assert client_of(world.city).post(url(world.project), asked(level)).status_code == 404
    assert client_of(world.funds).post(url(world.project), asked(level)).status_code == 404
