"""A value of an indicator is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.projects.models import IndicatorPeriod, ValueCell

from .factories import ProjectFactory, a_value, an_indicator

pytestmark = pytest.mark.django_db


def url(value) -> str:
    return reverse("projects:value_remove", args=[value.uuid])


def test_it_no_longer_counts_but_is_kept(client_of, project_officer):
    value = a_value(an_indicator(ProjectFactory()), 3, date(2024, 1, 1))

    client_of(project_officer).post(url(value))

    assert not ValueCell.objects.current().exists()
    assert ValueCell.objects.exists()
    assert Entry.objects.first().verb == "project.valuecell_removed"


def test_the_value_it_had_replaced_counts_again(client_of, project_officer):
    indicator = an_indicator(ProjectFactory())
    first = a_value(indicator, 3, date(2024, 1, 1))
    second = a_value(indicator, 4, date(2024, 1, 1))

    client_of(project_officer).post(url(second))

    assert ValueCell.objects.current().get() == first


def test_too_late_once_its_period_is_locked(client_of, project_officer):
    value = a_value(an_indicator(ProjectFactory()), 3, date(2024, 1, 1))
    IndicatorPeriod.objects.update(state="locked")

    assert client_of(project_officer).post(url(value)).status_code == 404
    assert ValueCell.objects.current().exists()


def test_nobody_else_takes_it_back(client_of, world):
    assert client_of(world.city).post(url(world.value)).status_code == 404
    assert client_of(world.funds).post(url(world.value)).status_code == 404
    assert ValueCell.objects.current().filter(pk=world.value.pk).exists()
