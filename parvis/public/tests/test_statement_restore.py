"""Bringing back what a public page said."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.journal.models import Entry

from .factories import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement(client: Client, user_with):
    """A page of which the text was changed."""
    statement = StatementFactory(code="about", body="Avant")
    client.force_login(user_with("communication"))
    client.post("/statements/about/edit/", {"body_fr": "Après", "body_en": "", "source": ""})
    return statement


def url() -> str:
    return f"/statements/about/restore/{Entry.objects.first().sequence}/"


def test_what_was_before_is_back(client: Client, statement):
    assert "Avant" in client.get(url()).content.decode()

    response = client.post(url())

    statement.refresh_from_db()
    assert response.url == "/about/"
    assert str(statement.body) == "Avant"


def test_others_do_not(client: Client, statement, secretary):
    client.force_login(secretary)

    assert client.post(url()).status_code == 404
