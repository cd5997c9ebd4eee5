"""Ending a duty on a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.kit.refusing import Refused
from parvis.people import actions
from parvis.people.models import Duty

from .factories import DutyFactory, signed_in


def url(duty: Duty) -> str:
    return reverse("people:duty_end", args=[duty.pk])


def test_the_duty_ends_today(client, secretary):
    duty = DutyFactory(duty="events")
    signed_in(client, secretary)

    client.post(url(duty), {"end": str(clock.today())})

    assert not Duty.objects.as_of().filter(pk=duty.pk).exists()
    assert Entry.objects.get().verb == "user.duty_ended"


def test_the_duty_ends_on_a_day_to_come(client, secretary):
    duty = DutyFactory(duty="events")
    signed_in(client, secretary)

    client.post(url(duty), {"end": str(clock.today() + timedelta(days=30))})

    assert Duty.objects.as_of().filter(pk=duty.pk).exists()


def test_there_is_a_direction_at_any_time(director):
    duty = Duty.objects.get(user=director)

    with pytest.raises(Refused):
        actions.end_duty(duty, end=PartialDate.of(clock.today()), by=director)


def test_too_late(client, secretary):
    duty = DutyFactory(duty="events", end=PartialDate(clock.today().year - 1, 12))
    signed_in(client, secretary)

    assert client.post(url(duty), {"end": str(clock.today())}).status_code == 404


def test_others_find_nothing(client, outsider, project_officer):
    duty = DutyFactory(duty="events")

    for viewer in (outsider, project_officer):
        signed_in(client, viewer)
        assert client.get(url(duty)).status_code == 404
