"""The page: accessibility."""

from __future__ import annotations

import pytest
from django.test import Client

from .factories import StatementFactory

pytestmark = pytest.mark.django_db
URL = "/accessibility/"


def test_everybody_reads_it(client: Client, settings):
    html = client.get(URL).content.decode()

    assert "<h1>Accessibilité</h1>" in html
    assert "lecteur d’écran" in html
    assert settings.NETWORK_CONTACT in html
    assert "/edit/" not in html


def test_its_own_words_replace_the_usual_ones(client: Client):
    StatementFactory(
        code="accessibility", body="## Titre\n- un <b>\n- deux https://aimf.example/a?b=1&c=2"
    )

    html = client.get(URL).content.decode()

    assert "<h2>Titre</h2><ul><li>un &lt;b&gt;</li>" in html
    assert 'href="https://aimf.example/a?b=1&amp;c=2"' in html


def test_communication_is_offered_to_change_it(client: Client, user_with):
    client.force_login(user_with("communication"))

    assert "/statements/accessibility/edit/" in client.get(URL).content.decode()
