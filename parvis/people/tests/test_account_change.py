"""My name and my language."""

from __future__ import annotations

from parvis.journal.models import Entry

URL = "/account/change/"


def test_a_person_changes_name_and_language(client, outsider):
    client.force_login(outsider)

    client.post(URL, {"name": "Aminata", "language": "en"})

    outsider.refresh_from_db()
    assert (outsider.name, outsider.language) == ("Aminata", "en")
    assert Entry.objects.get().changes["language"] == ["fr", "en"]


def test_the_pages_then_speak_it(client, outsider):
    client.force_login(outsider)
    french = client.get("/account/").content.decode()

    client.post(URL, {"name": "Aminata", "language": "en"})

    assert '<html lang="fr"' in french
    assert '<html lang="en"' in client.get("/account/").content.decode()


def test_nothing_else_can_be_changed(client, outsider):
    client.force_login(outsider)

    client.post(URL, {"name": "A", "language": "xx", "email": "x@x.example", "is_active": "0"})

    outsider.refresh_from_db()
    assert (outsider.email, outsider.language) == ("outsider@demo.example", "fr")


def test_the_page_does_not_come_with_a_strangers_form(client, db):
    assert client.get(URL).status_code == 302
