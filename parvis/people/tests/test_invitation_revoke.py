"""Withdrawing an invitation."""

from __future__ import annotations

from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.people.models import Invitation

from .factories import InvitationFactory


def url(invitation: Invitation) -> str:
    return reverse("people:invitation_revoke", args=[invitation.pk])


def test_the_directory_withdraws(client, secretary):
    invitation = InvitationFactory(token="secret")
    client.force_login(secretary)

    client.post(url(invitation))

    assert Invitation.objects.opened_by("secret") is None
    assert Invitation.objects.get().revoked_at
    assert Entry.objects.get().verb == "invitation.revoked"


def test_too_late(client, secretary):
    invitation = InvitationFactory(used_at=clock.now())
    client.force_login(secretary)

    assert client.post(url(invitation)).status_code == 404
    assert Invitation.objects.get().revoked_at is None


def test_a_stranger_finds_nothing(client, outsider):
    client.force_login(outsider)

    assert client.post(url(InvitationFactory())).status_code == 404
