"""Every account, for those who manage them."""

from __future__ import annotations

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.people import actions
from parvis.people.models import Duty

from .factories import DutyFactory, UserFactory, set_up_totp

URL = "/account/accounts/"


def names(page) -> set[str]:
    return {account.name for account in page.context["listing"].rows}


def test_the_directory_sees_everybody(client, secretary, outsider):
    client.force_login(secretary)

    assert names(client.get(URL)) == {secretary.name, outsider.name}


def test_filters(client, secretary):
    client.force_login(secretary)
    officer = DutyFactory(user__name="Officier", duty="events").user
    set_up_totp(officer)
    UserFactory(name="Fermée", is_active=False, last_login=clock.now())

    assert names(client.get(URL, {"duty": "events"})) == {"Officier"}
    assert names(client.get(URL, {"duty": "none"})) == {"Fermée"}
    assert names(client.get(URL, {"factor": "yes"})) == {"Officier"}
    assert names(client.get(URL, {"state": "closed"})) == {"Fermée"}
    assert "Fermée" not in names(client.get(URL, {"use": "never"}))
    assert names(client.get(URL, {"search": "offic"})) == {"Officier"}


def test_a_duty_that_ended_closes_the_page_at_the_next_request(client, secretary, director):
    client.force_login(secretary)
    before = client.get(URL).status_code

    duty = Duty.objects.get(user=secretary)
    actions.end_duty(duty, end=PartialDate.of(clock.today()), by=director)

    assert (before, client.get(URL).status_code) == (200, 404)


def test_a_duty_that_has_not_begun_opens_nothing(client, outsider):
    DutyFactory(user=outsider, start=PartialDate(clock.today().year + 1))
    client.force_login(outsider)

    assert client.get(URL).status_code == 404


def test_others_find_nothing(client, outsider, project_officer):
    for somebody in (outsider, project_officer):
        client.force_login(somebody)

        assert client.get(URL).status_code == 404


def test_three_cost_the_queries_of_one(client, secretary, django_assert_num_queries):
    client.force_login(secretary)
    with django_assert_num_queries(50, exact=False) as one:
        client.get(URL)
    DutyFactory(duty="events")
    set_up_totp(DutyFactory(duty="funds").user)

    with django_assert_num_queries(len(one.captured_queries)):
        client.get(URL)
