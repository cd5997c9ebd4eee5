"""An indicator and its values over time."""

from __future__ import annotations

from datetime import date

import pytest

from .factories import ProjectFactory, a_value, an_indicator

pytestmark = pytest.mark.django_db


def test_values_are_shown_with_their_day_and_source(client):
    indicator = an_indicator(ProjectFactory())
    a_value(indicator, 10, date(2023, 1, 1), "baseline")
    a_value(indicator, 84_700, date(2024, 6, 30), source="Visite de juin")

    response = client.get(indicator.get_absolute_url())

    page = response.content.decode().replace("\u202f", " ")
    assert "84 700" in page
    assert "Visite de juin" in page
    assert response.context["chart"] is not None


def test_one_value_makes_no_line(client):
    indicator = an_indicator(ProjectFactory())
    a_value(indicator, 10, date(2023, 1, 1))

    assert client.get(indicator.get_absolute_url()).context["chart"] is None


def test_it_is_seen_with_its_project(client, client_of, world):
    path = world.indicator.get_absolute_url()

    assert client.get(path).status_code == 404
    assert client_of(world.outsider).get(path).status_code == 404
    assert client_of(world.city).get(path).status_code == 200


def test_one_kept_inside_is_not_there_for_the_public(client):
    indicator = an_indicator(ProjectFactory(), is_published=False)

    assert client.get(indicator.get_absolute_url()).status_code == 404


def test_many_values_cost_the_queries_of_one(client, django_assert_max_num_queries):
    indicator = an_indicator(ProjectFactory())
    for year in range(2015, 2025):
        a_value(indicator, year, date(year, 6, 30))

    with django_assert_max_num_queries(6):
        client.get(indicator.get_absolute_url())
