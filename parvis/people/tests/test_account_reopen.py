"""Opening a closed account again."""

from __future__ import annotations

from django.urls import reverse

from parvis.journal.models import Entry
from parvis.people.models import User

from .factories import UserFactory, signed_in


def url(account: User) -> str:
    return reverse("people:account_reopen", args=[account.uuid])


def test_the_directory_opens_it_again(client, secretary):
    somebody = UserFactory(is_active=False)
    signed_in(client, secretary)

    client.post(url(somebody))

    somebody.refresh_from_db()
    assert somebody.is_active
    assert Entry.objects.get().verb == "user.reopened"


def test_an_open_one_is_not_opened(client, secretary):
    signed_in(client, secretary)

    assert client.post(url(UserFactory())).status_code == 404


def test_others_find_nothing(client, outsider):
    signed_in(client, outsider)

    assert client.post(url(UserFactory(is_active=False))).status_code == 404
