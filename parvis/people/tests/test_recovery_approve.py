"""Two different persons vouch for a third."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.kit.refusing import Refused
from parvis.people import actions
from parvis.people.models import Recovery, User

from .factories import RecoveryFactory, UserFactory, signed_in


@pytest.fixture
def recovery(db: None) -> Recovery:
    return RecoveryFactory(user=UserFactory(email="maire@ville.example"))


def url(recovery: Recovery) -> str:
    return reverse("people:recovery_approve", args=[recovery.pk])


def approve(client, recovery: Recovery, by: User) -> int:
    signed_in(client, by)
    return client.post(url(recovery)).status_code


def test_after_two_approvals_a_link_is_mailed(
    client, recovery, secretary, director, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first = approve(client, recovery, secretary)
    links_after_one = [mail for mail in mailoutbox if "/recovery/link/" in mail.body]
    with django_capture_on_commit_callbacks(execute=True):
        second = approve(client, recovery, director)

    recovery.refresh_from_db()
    links = [mail for mail in mailoutbox if "/recovery/link/" in mail.body]
    token = links[0].body.split("/recovery/link/")[1].split("/")[0]
    assert (first, second) == (302, 302)
    assert not links_after_one
    assert [mail.to for mail in links] == [["maire@ville.example"]]
    assert Recovery.objects.opened_by(token) == recovery
    assert token not in str(Entry.objects.values())


def test_the_same_person_does_not_count_twice(client, recovery, secretary):
    approve(client, recovery, secretary)

    again = approve(client, recovery, secretary)

    recovery.refresh_from_db()
    assert again == 404
    assert recovery.second_approved_at is None


def test_nobody_vouches_for_themselves(client, secretary):
    recovery = RecoveryFactory(user=secretary)

    assert approve(client, recovery, secretary) == 404


def test_the_action_and_the_database_hold_it_too(recovery, secretary):
    actions.approve_recovery(recovery, by=secretary)

    with pytest.raises(Refused):
        actions.approve_recovery(recovery, by=secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.update(second_approved_by=secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.update(second_approved_by=recovery.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.update(token_hash="x")


def test_others_of_the_secretariat_do_not_approve(client, recovery, project_officer, outsider):
    answers = [approve(client, recovery, by) for by in (project_officer, outsider)]

    assert answers == [404, 404]


def test_too_late(client, recovery, secretary):
    Recovery.objects.update(expires_at=clock.now() - timedelta(minutes=1))

    assert approve(client, recovery, secretary) == 404


def test_looking_changes_nothing(client, recovery, secretary):
    signed_in(client, secretary)

    assert client.get(url(recovery)).status_code == 200
    assert Recovery.objects.get().first_approved_at is None
