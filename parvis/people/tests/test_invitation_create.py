"""Inviting a person."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.people import chores, tasks
from parvis.people.models import Invitation

from .factories import InvitationFactory, UserFactory, signed_in, with_password

URL = "/account/invitations/new/"
WHOM = {"email": "Awa@Ville.example", "name": "Awa Ndiaye", "language": "fr", "note": "Bonjour Awa"}


def test_the_directory_invites(client, secretary, mailoutbox, django_capture_on_commit_callbacks):
    signed_in(client, secretary)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(URL, WHOM | {"duties": ["events"]})

    invitation = Invitation.objects.get()
    assert response.url == reverse("people:invitation_list")
    assert (invitation.email, invitation.duties) == ("awa@ville.example", ["events"])
    assert Entry.objects.get().verb == "invitation.created"
    assert mailoutbox[0].to == ["awa@ville.example"]
    assert "Bonjour Awa" in mailoutbox[0].body


def test_the_link_is_kept_nowhere(
    client, secretary, mailoutbox, django_capture_on_commit_callbacks
):
    signed_in(client, secretary)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(URL, WHOM)

    token = mailoutbox[0].body.split("/account/invitation/")[1].split("/")[0]
    invitation = Invitation.objects.get()
    assert len(token) >= 43
    assert invitation.token_hash
    assert token not in str(Invitation.objects.values()) + str(Entry.objects.values())


def test_the_link_leaves_once_and_again_where_the_mail_failed(secretary, mailoutbox, monkeypatch):
    invitation = InvitationFactory(token_hash=None, sent_at=None)
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", lambda mail: 1 / 0)
        chores.mail_links_that_wait()
    assert Invitation.objects.get().sent_at is None

    chores.mail_links_that_wait()
    tasks.send_invitation(invitation)
    chores.mail_links_that_wait()

    assert len(mailoutbox) == 1


def test_only_the_direction_promises_the_direction(client, secretary, director):
    signed_in(client, secretary)
    refused = client.post(URL, WHOM | {"duties": ["direction"]})
    signed_in(client, director)

    client.post(URL, WHOM | {"duties": ["direction"]})

    assert refused.context["form"].errors["duties"]
    assert Invitation.objects.get().duties == ["direction"]


def test_whoever_has_an_account_or_an_invitation_is_not_invited_twice(client, secretary):
    signed_in(client, secretary)
    UserFactory(email="la@ville.example")
    InvitationFactory(email="attend@ville.example")

    for email in ("LA@ville.example", "attend@ville.example"):
        refused = client.post(URL, WHOM | {"email": email})

        assert refused.context["form"].errors["email"]
        assert "Bonjour Awa" in refused.content.decode()
    assert Invitation.objects.count() == 1


def test_others_find_nothing(client, outsider, project_officer):
    for somebody in (outsider, project_officer):
        signed_in(client, somebody)

        assert client.get(URL).status_code == 404
        assert client.post(URL, WHOM).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, db):
    response = client.get(URL)

    assert response.url.startswith(reverse("account_login"))


def test_whoever_has_a_password_shows_again_that_it_is_them(client, secretary):
    client.force_login(with_password(secretary))

    response = client.post(URL, WHOM)

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert not Invitation.objects.exists()
