"""Writing a public page."""

from __future__ import annotations

import pytest
from django.test import Client

from parvis.journal.models import Entry
from parvis.public.models import Statement

pytestmark = pytest.mark.django_db
URL = "/statements/legal/edit/"


def test_communication_writes_a_page(client: Client, user_with):
    client.force_login(user_with("communication"))

    response = client.post(URL, {"body_fr": "Éditeur : AIMF", "body_en": "", "source": ""})

    assert response.url == "/legal/"
    assert str(Statement.objects.get().body) == "Éditeur : AIMF"
    assert Entry.objects.get().verb == "statement.created"
    assert "Éditeur : AIMF".replace(" :", "\u00a0:") in client.get("/legal/").content.decode()


def test_looking_at_the_form_makes_nothing(client: Client, user_with):
    client.force_login(user_with("communication"))

    assert client.get(URL).status_code == 200
    assert not Statement.objects.exists()


def test_a_page_that_does_not_exist_is_not_found(client: Client, user_with):
    client.force_login(user_with("communication"))

    assert client.get("/statements/x/edit/").status_code == 404


def test_others_do_not(client: Client, secretary):
    client.force_login(secretary)

    assert client.post(URL, {"body_fr": "x"}).status_code == 404
    assert not Statement.objects.exists()
