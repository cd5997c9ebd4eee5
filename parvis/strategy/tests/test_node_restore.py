"""What a part was before is brought back."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry

pytestmark = pytest.mark.django_db


def test_what_was_before_is_brought_back(client_of, editor, node):
    client_of(editor).post("/programme/T1/edit/", {"title_fr": "Autre chose"})
    entry = Entry.objects.about(node).get()

    page = client_of(editor).get("/programme/T1/").content.decode()
    client_of(editor).post(f"/programme/T1/restore/{entry.sequence}/")

    node.refresh_from_db()
    assert f"/programme/T1/restore/{entry.sequence}/" in page
    assert str(node.title) == "Égalité femme-homme"


def test_others_may_not(client_of, editor, secretary, node):
    client_of(editor).post("/programme/T1/edit/", {"title_fr": "Autre chose"})
    entry = Entry.objects.about(node).get()

    response = client_of(secretary).post(f"/programme/T1/restore/{entry.sequence}/")

    node.refresh_from_db()
    assert response.status_code == 404
    assert str(node.title) == "Autre chose"


def test_an_entry_about_something_else_brings_nothing_back(client_of, editor, node, other):
    client_of(editor).post("/programme/T2/edit/", {"title_fr": "Autre chose"})
    entry = Entry.objects.about(other).get()

    response = client_of(editor).post(f"/programme/T1/restore/{entry.sequence}/")

    assert response.status_code == 404
