"""Who waits to be let in again."""

from __future__ import annotations

from .factories import RecoveryFactory

URL = "/account/recoveries/"


def test_the_directory_sees_them(client, secretary):
    recovery = RecoveryFactory()
    client.force_login(secretary)

    page = client.get(URL).content.decode()

    assert recovery.user.name in page
    assert recovery.get_absolute_url() in page


def test_others_find_nothing(client, outsider, project_officer):
    for somebody in (outsider, project_officer):
        client.force_login(somebody)

        assert client.get(URL).status_code == 404


def test_three_cost_the_queries_of_one(client, secretary, director, django_assert_num_queries):
    client.force_login(secretary)
    RecoveryFactory(first_approved_by=director)
    with django_assert_num_queries(50, exact=False) as one:
        client.get(URL)
    RecoveryFactory()
    RecoveryFactory(closed_by=director)

    with django_assert_num_queries(len(one.captured_queries)):
        client.get(URL)
