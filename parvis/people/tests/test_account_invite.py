"""An empty installation is entered by a command of whoever runs it."""

import pytest
from django.core.management import CommandError, call_command

from parvis.journal.models import Entry
from parvis.people.models import Invitation

pytestmark = pytest.mark.django_db


def test_the_first_person_is_invited(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("account_invite", "claire@example.org", name="Claire", duty=["direction"])

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.duties) == ("claire@example.org", ["direction"])
    assert Entry.objects.filter(verb="invitation.created", actor=None).exists()
    assert mailoutbox[0].to == ["claire@example.org"]


def test_an_address_that_is_none_is_refused():
    with pytest.raises(CommandError):
        call_command("account_invite", "claire")

    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice():
    call_command("account_invite", "claire@example.org")

    with pytest.raises(CommandError):
        call_command("account_invite", "claire@example.org")
