"""Sending an invitation again."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from parvis.journal.models import Entry
from parvis.kit import clock
from parvis.people.models import Invitation

from .factories import InvitationFactory, signed_in


def url(invitation: Invitation) -> str:
    return reverse("people:invitation_resend", args=[invitation.pk])


def test_a_new_link_replaces_the_old_one(
    client, secretary, mailoutbox, django_capture_on_commit_callbacks
):
    invitation = InvitationFactory(token="vieux", expires_at=clock.now() - timedelta(days=1))
    signed_in(client, secretary)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(invitation))

    token = mailoutbox[0].body.split("/account/invitation/")[1].split("/")[0]
    assert Invitation.objects.opened_by("vieux") is None
    assert Invitation.objects.opened_by(token) == invitation
    assert Entry.objects.get().verb == "invitation.resent"


def test_only_who_may_give_its_duties_sends_it_again(client, secretary, director):
    invitation = InvitationFactory(duties=["direction"])

    answers = []
    for somebody in (secretary, director):
        signed_in(client, somebody)
        answers.append(client.get(url(invitation)).status_code)

    assert answers == [404, 200]


def test_too_late(client, secretary):
    invitation = InvitationFactory(used_at=clock.now())
    signed_in(client, secretary)

    assert client.post(url(invitation)).status_code == 404


def test_a_stranger_finds_nothing(client, outsider):
    signed_in(client, outsider)

    assert client.post(url(InvitationFactory())).status_code == 404
