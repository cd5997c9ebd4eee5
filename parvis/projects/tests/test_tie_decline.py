"""A project does not serve a part of the programme: it is not proposed again."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import Project, Tie
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.tests.factories import ThemeFactory

from .factories import ProjectFactory, tie

pytestmark = pytest.mark.django_db


def url(project, node) -> str:
    return reverse("projects:tie_decline", args=[project.slug, node.code])


def test_what_is_declined_is_not_proposed_again(client_of, project_officer):
    theme, node = ThemeFactory(), NodeFactory()
    node.themes.add(theme)
    project = ProjectFactory(themes=[theme])

    client_of(project_officer).post(url(project, node))

    assert Tie.objects.get().state == "declined"
    assert list(project.proposed_nodes()) == []
    assert not Project.objects.with_ties_to_confirm().exists()
    assert Entry.objects.get().verb == "project.untied"


def test_a_tie_may_be_taken_back(client_of, project_officer):
    project, node = ProjectFactory(), NodeFactory()
    tie(project, node)

    client_of(project_officer).post(url(project, node))

    assert Tie.objects.get().state == "declined"
    assert not Project.objects.tied_under(node).exists()


def test_nobody_else_declines(client_of, world):
    tie(world.project, world.project_node)

    response = client_of(world.funds).post(url(world.project, world.project_node))

    assert response.status_code == 404
    assert Tie.objects.get().state == "confirmed"
