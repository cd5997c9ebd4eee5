"""Every public page."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from parvis.events.tests.factories import EventFactory
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.tests.factories import ProjectFactory
from parvis.strategy.tests.factories import NodeFactory

pytestmark = pytest.mark.django_db
URL = "/sitemap.xml"


def paths(client: Client, site: str) -> list[str]:
    """The addresses listed."""
    content = b"".join(client.get(URL).streaming_content)
    root = ElementTree.fromstring(content)
    return [each.text.removeprefix(site) for each in root.iter() if each.tag.endswith("loc")]


def test_a_stranger_can_open_each_address(client: Client, settings):
    member = OrganisationFactory(name="Dakar", member=True)
    ProjectFactory()
    EventFactory()
    NodeFactory()

    found = paths(client, settings.SITE_URL)

    assert member.get_absolute_url() in found
    assert len(found) == len(set(found))
    assert {client.get(path).status_code for path in found} == {200}


def test_what_is_not_public_is_not_listed(client: Client, settings):
    hidden = [
        OrganisationFactory(),
        ProjectFactory(is_published=False),
        EventFactory(audience="network"),
    ]

    found = paths(client, settings.SITE_URL)

    assert not {thing.get_absolute_url() for thing in hidden} & set(found)
