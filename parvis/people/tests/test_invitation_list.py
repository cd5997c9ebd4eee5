"""Invitations that wait, and those that are settled."""

from __future__ import annotations

from parvis.kit import clock

from .factories import InvitationFactory

URL = "/account/invitations/"


def test_the_directory_sees_them(client, secretary):
    InvitationFactory(name="Awa")
    InvitationFactory(name="Binta", used_at=clock.now())
    client.force_login(secretary)

    page = client.get(URL)

    assert [each.name for each in page.context["waiting"]] == ["Awa"]
    assert [each.name for each in page.context["settled"]] == ["Binta"]


def test_others_find_nothing(client, outsider):
    client.force_login(outsider)

    assert client.get(URL).status_code == 404


def test_three_cost_the_queries_of_one(client, secretary, django_assert_num_queries):
    client.force_login(secretary)
    InvitationFactory(duties=["events"])
    with django_assert_num_queries(50, exact=False) as one:
        client.get(URL)
    InvitationFactory(duties=["events"])
    InvitationFactory(used_at=clock.now(), invited_by=secretary)

    with django_assert_num_queries(len(one.captured_queries)):
        client.get(URL)
