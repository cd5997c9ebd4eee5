"""One act: from what to what, and its place in the chain."""

import pytest

from parvis.journal import actions
from parvis.journal.models import Entry

from .factories import act

pytestmark = pytest.mark.django_db


def test_an_act_says_from_what_to_what(client, secretary, outsider):
    entry = act(outsider, secretary, name=["Awa Diop", "Awa Ndiaye"])
    client.force_login(secretary)

    response = client.get(entry.get_absolute_url())

    assert "<del>Awa Diop</del>" in response.text
    assert "<ins>Awa Ndiaye</ins>" in response.text
    assert entry.hash in response.text


def test_what_was_erased_is_said(client, secretary, outsider):
    entry = act(outsider, secretary, name=["Awa Diop", "Awa Ndiaye"])
    actions.erase(Entry.objects.about(outsider))
    client.force_login(secretary)

    response = client.get(entry.get_absolute_url())

    assert "Awa" not in response.text
    assert "effacé" in response.text


def test_others_do_not_see_it(client, secretary, outsider):
    entry = act(outsider, secretary)
    client.force_login(outsider)

    response = client.get(entry.get_absolute_url())

    assert response.status_code == 404


def test_a_stranger_signs_in_first(client, outsider):
    entry = act(outsider)

    response = client.get(entry.get_absolute_url())

    assert response.status_code == 302


def test_an_act_about_something_gone_is_still_shown(client, secretary, outsider):
    entry = act(outsider, verb="removed")
    outsider.delete()
    client.force_login(secretary)

    response = client.get(entry.get_absolute_url())

    assert response.status_code == 200
