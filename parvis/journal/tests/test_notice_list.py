"""What I am told."""

import pytest
from django.urls import reverse_lazy

from .factories import notice

pytestmark = pytest.mark.django_db

URL = reverse_lazy("journal:notice_list")


def test_one_reads_one_s_own(client, outsider, secretary):
    mine = notice(outsider)
    other = notice(secretary)
    client.force_login(outsider)

    response = client.get(URL)

    assert mine.title in response.text
    assert f">{other.title}<" not in response.text
    assert "1 avis" in response.text


def test_reading_the_page_marks_nothing(client, outsider):
    mine = notice(outsider)
    client.force_login(outsider)

    client.get(URL)

    mine.refresh_from_db()
    assert mine.read_at is None


def test_nobody_was_told_anything_yet(client, outsider):
    client.force_login(outsider)

    response = client.get(URL)

    assert "Rien ne vous a encore été annoncé" in response.text


def test_a_stranger_signs_in_first(client):
    response = client.get(URL)

    assert response.status_code == 302


@pytest.mark.parametrize("page", ["-1", "1000000000", "x"])
def test_any_page_asked_for_is_answered(client, outsider, page):
    notice(outsider)
    client.force_login(outsider)

    response = client.get(URL, {"page": page})

    assert response.status_code == 200


def test_three_cost_the_queries_of_one(client, outsider, django_assert_max_num_queries):
    notice(outsider)
    client.force_login(outsider)
    client.get(URL)
    with django_assert_max_num_queries(12) as one:
        client.get(URL)
    notice(outsider)
    notice(outsider)

    with django_assert_max_num_queries(len(one)):
        response = client.get(URL)

    assert len(response.context["notices"]) == 3
