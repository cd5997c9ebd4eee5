"""The programme's own title and years."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry

pytestmark = pytest.mark.django_db

GIVEN = {"title_fr": "Programme 2024-2029", "first_year": "2024", "last_year": "2029"}


def test_it_is_edited_and_recorded(client_of, editor, node):
    client_of(editor).post("/programme/edit/", GIVEN)

    node.programme.refresh_from_db()
    assert node.programme.last_year == 2029
    assert Entry.objects.about(node.programme).get().verb == "programme.changed"


def test_it_does_not_end_before_it_begins(client_of, editor, node):
    response = client_of(editor).post("/programme/edit/", GIVEN | {"last_year": "2020"})

    assert response.status_code == 200
    node.programme.refresh_from_db()
    assert node.programme.last_year == 2028


def test_others_may_not(client_of, secretary, node):
    assert client_of(secretary).get("/programme/edit/").status_code == 404
