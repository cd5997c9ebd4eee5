"""A link is taken out."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import Link

from .factories import LinkFactory

pytestmark = pytest.mark.django_db


def test_a_link_is_taken_out(client_of, editor, node):
    link = LinkFactory(node=node)

    client_of(editor).post(f"/programme/links/{link.pk}/remove/")

    assert not Link.objects.exists()
    assert Entry.objects.about(node).get().verb == "node.link_removed"


def test_looking_takes_nothing_out(client_of, editor, node):
    link = LinkFactory(node=node)

    page = client_of(editor).get(f"/programme/links/{link.pk}/remove/").content.decode()

    assert "Retirer" in page
    assert Link.objects.get() == link


def test_others_may_not(client_of, secretary, node):
    link = LinkFactory(node=node)

    response = client_of(secretary).post(f"/programme/links/{link.pk}/remove/")

    assert response.status_code == 404
    assert Link.objects.get() == link
