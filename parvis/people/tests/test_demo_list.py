"""The roles of the demonstration."""

from __future__ import annotations

URL = "/account/demo/"


def test_each_role_has_a_button(client, secretary, director):
    page = client.get(URL).content.decode()

    assert "/account/demo/directory/" in page
    assert "/account/demo/direction/" in page


def test_outside_the_demonstration_there_is_none(client, secretary, settings):
    settings.DEMO = False

    assert client.get(URL).status_code == 404
