"""What happens after asking for a new access."""

from __future__ import annotations

URL = "/account/recovery/asked/"


def test_everybody_reads_the_same_and_is_told_whom_to_write_to(client, db, settings):
    settings.NETWORK_CONTACT = "secretariat@reseau.example"

    page = client.get(URL)

    assert page.status_code == 200
    assert "secretariat@reseau.example" in page.content.decode()


def test_nothing_is_posted_there(client, db):
    assert client.post(URL).status_code == 405
