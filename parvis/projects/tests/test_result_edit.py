"""A result is changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import ProjectFactory, a_result

pytestmark = pytest.mark.django_db


def url(result) -> str:
    return reverse("projects:result_edit", args=[result.pk])


def asked(result, title: str):
    names = ("title", "description", "assumptions")
    blank = {f"{name}_{code}": "" for name in names for code in ("fr", "en")}
    return blank | {"level": result.level_id, "title_fr": title}


def test_the_officer_changes_it(client_of, project_officer):
    result = a_result(ProjectFactory())

    client_of(project_officer).post(url(result), asked(result, "Des rues sûres"))

    result.refresh_from_db()
    assert str(result.title) == "Des rues sûres"
    assert Entry.objects.about(result.project).get().verb == "project.resultnode_changed"


def test_nobody_else_changes_it(client_of, world):
    result = world.indicator.result

    assert client_of(world.city).get(url(result)).status_code == 404
    assert client_of(world.outsider).post(url(result), asked(result, "Non")).status_code == 404
