"""An indicator is taken out."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from parvis.projects.actions import take_away
from parvis.projects.models import Indicator

from .factories import ProjectFactory, a_value, an_indicator

pytestmark = pytest.mark.django_db


def url(indicator) -> str:
    return reverse("projects:indicator_remove", args=[indicator.pk])


def test_it_stays_while_it_has_values(client_of, project_officer):
    indicator = an_indicator(ProjectFactory())
    a_value(indicator, 3, date(2024, 1, 1))

    client_of(project_officer).post(url(indicator))

    assert Indicator.objects.exists()


def test_without_values_it_leaves(client_of, project_officer):
    indicator = an_indicator(ProjectFactory())
    a_value(indicator, 3, date(2024, 1, 1))
    take_away(a_value(indicator, 4, date(2024, 1, 1)), by=None)
    take_away(indicator.cells.get(is_current=True), by=None)

    client_of(project_officer).post(url(indicator))

    assert not Indicator.objects.exists()


def test_nobody_else_takes_it_out(client_of, world):
    indicator = an_indicator(world.project)

    assert client_of(world.city).post(url(indicator)).status_code == 404
    assert Indicator.objects.filter(pk=indicator.pk).exists()
