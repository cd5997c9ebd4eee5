"""Marking what I am told as read: one, or all."""

import pytest
from django.urls import reverse, reverse_lazy

from .factories import notice

pytestmark = pytest.mark.django_db

URL = reverse_lazy("journal:notice_read")


def is_read(each):
    each.refresh_from_db()
    return each.read_at is not None


def test_one_is_read(client, outsider):
    first, second = notice(outsider), notice(outsider)
    client.force_login(outsider)

    response = client.post(URL, {"notice": first.pk})

    assert response.url == reverse("journal:notice_list")
    assert is_read(first)
    assert not is_read(second)


def test_all_are_read(client, outsider, secretary):
    mine, other = notice(outsider), notice(secretary)
    client.force_login(outsider)

    client.post(URL, {"notice": ""})

    assert is_read(mine)
    assert not is_read(other)


@pytest.mark.parametrize("odd", ["", "x", "9" * 30])
def test_another_s_notice_or_none_changes_nothing(client, outsider, secretary, odd):
    other = notice(secretary)
    client.force_login(outsider)

    response = client.post(URL, {"notice": odd or other.pk})

    assert response.status_code == 302
    assert not is_read(other)


def test_a_link_marks_nothing(client, outsider):
    client.force_login(outsider)

    response = client.get(URL)

    assert response.status_code == 405


def test_a_stranger_signs_in_first(client, outsider):
    mine = notice(outsider)

    response = client.post(URL, {"notice": mine.pk})

    assert response.status_code == 302
    assert not is_read(mine)
