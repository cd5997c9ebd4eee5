"""The long work I asked for."""

import pytest
from django.urls import reverse_lazy

from .factories import job

pytestmark = pytest.mark.django_db

URL = reverse_lazy("journal:job_list")


def test_one_sees_what_one_asked_for(client, outsider, secretary):
    job(outsider, "Members as XLSX")
    job(secretary, "Projects as CSV")
    client.force_login(outsider)

    response = client.get(URL)

    assert "Members as XLSX" in response.text
    assert "Projects as CSV" not in response.text


def test_a_stranger_signs_in_first(client):
    response = client.get(URL)

    assert response.status_code == 302


def test_three_cost_the_queries_of_one(client, outsider, django_assert_max_num_queries):
    job(outsider, "One")
    client.force_login(outsider)
    client.get(URL)
    with django_assert_max_num_queries(12) as one:
        client.get(URL)
    job(outsider, "Two")
    job(outsider, "Three")

    with django_assert_max_num_queries(len(one)):
        response = client.get(URL)

    assert len(response.context["listing"].rows) == 3


def test_without_any_it_says_so(client, outsider):
    client.force_login(outsider)

    assert "Aucun travail en cours" in client.get(URL).text
