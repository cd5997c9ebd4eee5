"""Charging a person with a duty."""

from __future__ import annotations

from django.urls import reverse

from parvis.journal.models import Entry, Notice
from parvis.people.models import Duty, User

from .factories import DutyFactory, UserFactory, signed_in, with_password


def url(account: User) -> str:
    return reverse("people:duty_grant", args=[account.uuid])


def test_the_directory_grants_from_one_day_to_another(
    client, secretary, django_capture_on_commit_callbacks
):
    somebody = UserFactory()
    signed_in(client, secretary)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(somebody), {"duty": "events", "start": "2026-01", "end": "2028"})

    duty = Duty.objects.get(user=somebody)
    assert (str(duty.start), str(duty.end), duty.granted_by) == ("2026-01", "2028", secretary)
    assert Entry.objects.get().verb == "user.duty_granted"
    assert Notice.objects.get().user == somebody


def test_the_direction_comes_from_the_direction_alone(client, secretary, director):
    somebody = UserFactory()
    asked = {"duty": "direction", "start": "2026"}

    signed_in(client, secretary)
    refused = client.post(url(somebody), asked)
    signed_in(client, director)
    client.post(url(somebody), asked)

    assert refused.context["form"].errors["duty"]
    assert Duty.objects.get(user=somebody).granted_by == director


def test_nobody_raises_themselves(client, secretary):
    signed_in(client, secretary)

    assert client.post(url(secretary), {"duty": "funds", "start": "2026"}).status_code == 404


def test_the_same_duty_twice_in_a_period_is_refused(client, secretary):
    somebody = DutyFactory(duty="events").user
    signed_in(client, secretary)

    client.post(url(somebody), {"duty": "events", "start": "2026-01-01"})

    assert Duty.objects.filter(user=somebody).count() == 1


def test_an_end_before_the_start_is_refused(client, secretary):
    somebody = UserFactory()
    signed_in(client, secretary)

    response = client.post(url(somebody), {"duty": "events", "start": "2026", "end": "2024"})

    assert response.context["form"].errors["end"]


def test_others_find_nothing(client, outsider, project_officer):
    somebody = UserFactory()

    for viewer in (outsider, project_officer):
        signed_in(client, viewer)
        assert client.get(url(somebody)).status_code == 404


def test_whoever_has_a_password_shows_again_that_it_is_them(client, secretary):
    somebody = UserFactory()
    client.force_login(with_password(secretary))

    response = client.post(url(somebody), {"duty": "events", "start": "2026"})

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert not Duty.objects.filter(user=somebody).exists()
