"""A project serves a part of the programme: said in one click."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import Tie
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.tests.factories import ThemeFactory

from .factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed():
    """A project and the part of the programme that its theme proposes."""
    theme, node = ThemeFactory(), NodeFactory()
    node.themes.add(theme)
    return ProjectFactory(themes=[theme]), node


def url(project, node) -> str:
    return reverse("projects:tie_confirm", args=[project.slug, node.code])


def test_one_click_ties(client_of, project_officer, proposed):
    project, node = proposed

    response = client_of(project_officer).post(url(project, node))

    tie = Tie.objects.get()
    assert response.url == f"{project.get_absolute_url()}#programme"
    assert (tie.state, tie.by) == ("confirmed", project_officer)
    assert list(project.proposed_nodes()) == []
    assert Entry.objects.get().verb == "project.tied"


def test_a_second_click_changes_nothing(client_of, project_officer, proposed):
    client = client_of(project_officer)

    client.post(url(*proposed))
    client.post(url(*proposed))

    assert Tie.objects.count() == Entry.objects.count() == 1


def test_looking_at_the_address_ties_nothing(client_of, project_officer, proposed):
    assert client_of(project_officer).get(url(*proposed)).status_code == 405
    assert not Tie.objects.exists()


@pytest.mark.parametrize("role", ["city", "funds", "outsider"])
def test_nobody_else_ties(client_of, world, role, proposed):
    assert client_of(getattr(world, role)).post(url(*proposed)).status_code == 404
    assert not Tie.objects.exists()
