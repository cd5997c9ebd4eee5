"""A result is taken out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import ResultNode

from .factories import ProjectFactory, a_result, an_indicator

pytestmark = pytest.mark.django_db


def url(result) -> str:
    return reverse("projects:result_remove", args=[result.pk])


def test_the_officer_takes_it_out(client_of, project_officer):
    project = ProjectFactory()

    client_of(project_officer).post(url(a_result(project)))

    assert not ResultNode.objects.exists()
    assert Entry.objects.about(project).get().verb == "project.resultnode_removed"


def test_it_stays_while_an_indicator_stands_below_it(client_of, project_officer):
    indicator = an_indicator(ProjectFactory())

    client_of(project_officer).post(url(indicator.result))

    assert ResultNode.objects.filter(pk=indicator.result_id).exists()


def test_nobody_else_takes_it_out(client_of, world):
    result = a_result(world.project)

    assert client_of(world.city).post(url(result)).status_code == 404
    assert ResultNode.objects.filter(pk=result.pk).exists()
