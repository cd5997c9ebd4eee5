"""Stopping a request that is not genuine."""

from __future__ import annotations

from django.urls import reverse

from parvis.journal.models import Notice
from parvis.people.models import Recovery

from .factories import RecoveryFactory, UserFactory, approved_recovery


def url(recovery: Recovery) -> str:
    return reverse("people:recovery_refuse", args=[recovery.pk])


def test_even_a_link_that_left_opens_nothing(
    client, secretary, director, django_capture_on_commit_callbacks
):
    lost = UserFactory()
    recovery = approved_recovery(lost, secretary, director, token="secret")
    client.force_login(secretary)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(recovery))

    assert Recovery.objects.opened_by("secret") is None
    assert Recovery.objects.get().closed_by == secretary
    assert Notice.objects.filter(user=lost, entry__verb="recovery.refused").exists()


def test_others_find_nothing(client, outsider, project_officer):
    recovery = RecoveryFactory()

    for somebody in (outsider, project_officer):
        client.force_login(somebody)
        assert client.post(url(recovery)).status_code == 404
    assert Recovery.objects.get().closed_at is None


def test_too_late(client, secretary):
    recovery = RecoveryFactory(used_at="2026-01-01T00:00Z")
    client.force_login(secretary)

    assert client.post(url(recovery)).status_code == 404
