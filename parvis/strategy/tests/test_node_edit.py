"""What a part is called and is about is edited, recorded, brought back."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry, Notice
from parvis.terms.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def test_an_edit_is_recorded_and_the_direction_is_told(
    client_of, editor, node, director, django_capture_on_commit_callbacks
):
    theme = ThemeFactory()
    given = {"title_fr": "Égalité", "title_en": "Equality", "themes": [theme.pk]}

    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(editor).post("/programme/T1/edit/", given)

    node.refresh_from_db()
    entry = Entry.objects.about(node).get()
    assert response.url == node.get_absolute_url()
    assert str(node.title) == "Égalité"
    assert list(node.themes.all()) == [theme]
    assert set(entry.changes) == {"title", "themes"}
    assert Notice.objects.get().user == director


def test_others_may_not(client_of, secretary, node):
    response = client_of(secretary).post("/programme/T1/edit/", {"title_fr": "Non"})

    node.refresh_from_db()
    assert response.status_code == 404
    assert str(node.title) == "Égalité femme-homme"


def test_nobody_edits_without_signing_in(client, node):
    response = client.post("/programme/T1/edit/", {"title_fr": "Non"})

    assert response.status_code == 302
    assert "/account/" in response.url
