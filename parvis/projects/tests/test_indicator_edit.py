"""An indicator is changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import ProjectFactory, an_indicator
from .test_indicator_create import asked

pytestmark = pytest.mark.django_db


def url(indicator) -> str:
    return reverse("projects:indicator_edit", args=[indicator.pk])


def test_the_officer_changes_it(client_of, project_officer):
    indicator = an_indicator(ProjectFactory())

    client_of(project_officer).post(
        url(indicator), asked(title_fr="Ménages", direction="down", is_key="on")
    )

    indicator.refresh_from_db()
    assert (str(indicator), indicator.direction, indicator.is_key) == ("Ménages", "down", True)
    assert Entry.objects.about(indicator.project).get().verb == "project.indicator_changed"


def test_nobody_else_changes_it(client_of, world):
    response = client_of(world.city).post(url(world.indicator), asked(title_fr="Non"))

    assert response.status_code == 404
