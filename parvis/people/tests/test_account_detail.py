"""One account, for those who manage them."""

from __future__ import annotations

from django.urls import reverse

from .factories import DutyFactory, UserFactory


def test_the_directory_sees_duties_with_their_dates(client, secretary):
    duty = DutyFactory(duty="events")
    client.force_login(secretary)

    page = client.get(duty.user.get_absolute_url())

    assert page.context["duties"] == [duty]
    assert reverse("people:duty_end", args=[duty.pk]) in page.content.decode()


def test_the_directory_does_not_touch_the_direction(client, secretary, director):
    client.force_login(secretary)

    page = client.get(director.get_absolute_url())

    assert not page.context["can_close"]
    assert not page.context["duties"][0].can_end


def test_ones_own_leads_to_ones_own_page(client, outsider):
    client.force_login(outsider)

    assert client.get(outsider.get_absolute_url()).url == reverse("people:account_home")


def test_another_persons_does_not_exist(client, outsider, project_officer):
    somebody = UserFactory()

    for viewer in (outsider, project_officer):
        client.force_login(viewer)
        assert client.get(somebody.get_absolute_url()).status_code == 404


def test_three_duties_cost_the_queries_of_one(client, secretary, django_assert_num_queries):
    client.force_login(secretary)
    somebody = DutyFactory(duty="events", granted_by=secretary).user
    with django_assert_num_queries(50, exact=False) as one:
        client.get(somebody.get_absolute_url())
    DutyFactory(user=somebody, duty="funds", granted_by=secretary)
    DutyFactory(user=somebody, duty="projects", granted_by=secretary)

    with django_assert_num_queries(len(one.captured_queries)):
        client.get(somebody.get_absolute_url())
