"""What an office was comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import MandateFactory, OfficeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(client, secretary):
    office = OfficeFactory(source="avant")
    client.force_login(secretary)
    answers = {"role_type": office.role_type_id, "source": "après", "unique_holder": "on"}
    client.post(reverse("members:office_edit", args=[office.uuid]), answers)
    sequence = Entry.objects.get().sequence
    return office, reverse("members:office_restore", args=[office.uuid, sequence])


def test_it_comes_back(client, changed):
    office, url = changed

    client.post(url)

    office.refresh_from_db()
    assert office.source == "avant"


def test_with_it_comes_whether_its_mandates_exclude_one_another(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory()
    answers = {"role_type": mandate.office.role_type_id}
    client.post(reverse("members:office_edit", args=[mandate.office.uuid]), answers)
    sequence = Entry.objects.get().sequence

    client.post(reverse("members:office_restore", args=[mandate.office.uuid, sequence]))

    mandate.refresh_from_db()
    assert mandate.is_exclusive


def test_nobody_else_brings_it_back(client, changed, project_officer):
    client.force_login(project_officer)

    assert client.post(changed[1]).status_code == 404
