"""A mandate ends; the office stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from parvis.journal.models import Entry, Notice
from parvis.members.models import Mandate

from .factories import ContactFactory, MandateFactory, day

pytestmark = pytest.mark.django_db
ANSWERS = {"end": "20/05/2026", "end_reason": "term"}


def url(mandate) -> str:
    return reverse("members:mandate_end", args=[mandate.uuid])


def test_who_keeps_the_directory_ends_it(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory(start=day("2020"))
    contact = ContactFactory(office=mandate.office)

    response = client.post(url(mandate), ANSWERS)

    mandate.refresh_from_db()
    assert response.url == mandate.office.get_absolute_url()
    assert mandate.holds_on(date(2026, 5, 19))
    assert not mandate.holds_on(date(2026, 5, 20))
    assert list(mandate.office.contacts.all()) == [contact]
    assert Entry.objects.get().verb == "mandate.ended"


def test_others_who_keep_the_directory_are_told(
    client, secretary, user_with, mailoutbox, django_capture_on_commit_callbacks
):
    colleague = user_with("directory", name="colleague")
    user_with("projects", name="elsewhere")
    client.force_login(secretary)
    mandate = MandateFactory(start=day("2020"), person__family_name="Sow")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(mandate), ANSWERS)

    assert [notice.user for notice in Notice.objects.all()] == [colleague]
    assert [mail.to for mail in mailoutbox] == [[colleague.email]]
    assert "Sow" in mailoutbox[0].subject
    assert mailoutbox[0].body.count(mandate.office.get_absolute_url()) == 1


def test_with_it_ends_what_it_allowed(client, world):
    client.force_login(world.directory)
    client.post(url(world.own_mandate), ANSWERS)

    client.force_login(world.city)

    assert client.get(world.mayor.person.get_absolute_url()).status_code == 404


def test_it_is_too_late_once_it_has_ended(client, secretary):
    client.force_login(secretary)

    assert client.post(url(MandateFactory(end=day("2021"))), ANSWERS).status_code == 404


def test_an_end_before_the_start_is_told(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory(start=day("2024"))

    response = client.post(url(mandate), ANSWERS | {"end": "2020"})

    assert "end" in response.context["form"].errors
    assert Mandate.objects.get().end is None


@pytest.mark.parametrize("missing", ["end", "end_reason"])
def test_when_and_why_are_needed(client, secretary, missing):
    client.force_login(secretary)

    response = client.post(url(MandateFactory()), ANSWERS | {missing: ""})

    assert missing in response.context["form"].errors


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_ends_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(world.mayor), ANSWERS).status_code == 404
