"""Playing a role of the demonstration."""

from __future__ import annotations

import pytest

from .factories import UserFactory

URL = "/account/demo/directory/"


def test_the_button_signs_in(client, secretary):
    response = client.post(URL)

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(secretary.pk)


def test_the_link_alone_does_not(client, secretary):
    page = client.get(URL)

    assert "autofocus" in page.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_the_demonstration_there_is_none(client, secretary, settings, method):
    settings.DEMO = False

    assert getattr(client, method)(URL).status_code == 404
    assert "_auth_user_id" not in client.session


def test_only_roles_are_played(client, db):
    UserFactory(email="maire@demo.example")

    assert client.post("/account/demo/maire/").status_code == 404
