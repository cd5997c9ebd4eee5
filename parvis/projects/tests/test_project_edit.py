"""The sheet of a project is changed."""

from __future__ import annotations

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.projects.forms import ProjectForm
from parvis.projects.models import Project
from parvis.terms.tests.factories import ThemeFactory

from .factories import ProjectFactory

pytestmark = pytest.mark.django_db


def url(project: Project) -> str:
    return reverse("projects:project_edit", args=[project.slug])


def shown(project: Project, **changed):
    """What the page would send back, with some of it changed."""
    sent = {}
    for name, value in model_to_dict(project, ProjectForm._meta.fields).items():
        if name in {"title", "description", "objectives", "beneficiaries"}:
            sent[f"{name}_fr"], sent[f"{name}_en"] = value.exactly("fr"), value.exactly("en")
        elif name in {"themes", "goals"}:
            sent[name] = [each.pk for each in value]
        elif value is True or value not in (None, False):
            sent[name] = str(value)
    return sent | changed


def test_the_officer_changes_it_and_it_is_recorded(client_of, project_officer):
    project, theme = ProjectFactory(), ThemeFactory()

    response = client_of(project_officer).post(
        url(project), shown(project, state="closed", themes=[theme.pk], actual_end="03/2025")
    )

    project.refresh_from_db()
    assert response.url == project.get_absolute_url()
    assert (project.state, str(project.ends_on)) == ("closed", "2025-03-31")
    changes = Entry.objects.get().changes
    assert set(changes) == {"state", "themes", "actual_end"}
    assert changes["state"] == ["implementation", "closed"]


def test_nothing_is_recorded_where_nothing_changed(client_of, project_officer):
    project = ProjectFactory()

    client_of(project_officer).post(url(project), shown(project))

    assert not Entry.objects.exists()


def test_an_identifier_published_in_iati_never_changes(client_of, project_officer):
    project = ProjectFactory(iati_identifier="FR-1-A", published_at=clock.now())

    response = client_of(project_officer).post(
        url(project), shown(project, iati_identifier="FR-1-B")
    )

    assert "iati_identifier" in response.context["form"].errors
    assert Project.objects.get().iati_identifier == "FR-1-A"


def test_an_empty_identifier_is_none_so_that_many_may_have_none(client_of, project_officer):
    one, two = ProjectFactory(), ProjectFactory()
    client = client_of(project_officer)

    for each in (one, two):
        assert client.post(url(each), shown(each, iati_identifier="")).status_code == 302

    assert Project.objects.filter(iati_identifier=None).count() == 2


@pytest.mark.parametrize("role", ["outsider", "city", "funds", "communication"])
def test_nobody_else_changes_it(client_of, world, role):
    project = ProjectFactory()

    response = client_of(getattr(world, role)).post(url(project), shown(project, state="closed"))

    assert response.status_code == 404
    assert Project.objects.get(pk=project.pk).state == "implementation"


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(url(ProjectFactory())).status_code == 302
