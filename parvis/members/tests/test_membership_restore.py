"""What a membership was comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(client, secretary):
    membership = OrganisationFactory(member="2009").memberships.get()
    client.force_login(secretary)
    answers = {"category": "honorary", "start": "2009", "is_confirmed": "on"}
    client.post(reverse("members:membership_edit", args=[membership.pk]), answers)
    sequence = Entry.objects.get().sequence
    return membership, reverse("members:membership_restore", args=[membership.pk, sequence])


def test_it_comes_back(client, changed):
    membership, url = changed

    client.post(url)

    membership.refresh_from_db()
    assert membership.category == "full"


def test_nobody_else_brings_it_back(client, changed, project_officer):
    client.force_login(project_officer)

    assert client.post(changed[1]).status_code == 404
