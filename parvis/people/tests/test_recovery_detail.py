"""One request for a new access."""

from __future__ import annotations

from .factories import RecoveryFactory


def test_who_may_vouch_is_offered_to(client, secretary):
    recovery = RecoveryFactory()
    client.force_login(secretary)

    page = client.get(recovery.get_absolute_url())

    assert page.context["can_approve"]
    assert page.context["can_refuse"]


def test_the_person_sees_their_own_and_nothing_to_press(client, outsider):
    recovery = RecoveryFactory(user=outsider)
    client.force_login(outsider)

    page = client.get(recovery.get_absolute_url())

    assert page.status_code == 200
    assert not page.context["can_approve"]
    assert not page.context["can_refuse"]


def test_another_persons_does_not_exist(client, outsider):
    client.force_login(outsider)

    assert client.get(RecoveryFactory().get_absolute_url()).status_code == 404
