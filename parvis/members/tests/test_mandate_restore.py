"""What a mandate was comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import MandateFactory, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(client, secretary):
    mandate = MandateFactory(start=day("2020"))
    client.force_login(secretary)
    client.post(
        reverse("members:mandate_end", args=[mandate.uuid]),
        {"end": "2026", "end_reason": "resigned"},
    )
    sequence = Entry.objects.get().sequence
    return mandate, reverse("members:mandate_restore", args=[mandate.uuid, sequence])


def test_an_end_written_by_mistake_is_undone(client, ended):
    mandate, url = ended

    client.post(url)

    mandate.refresh_from_db()
    assert mandate.end is None
    assert mandate.ends_on is None
    assert mandate.holds_today


def test_it_is_too_late_once_somebody_else_holds_the_office(client, ended):
    mandate, url = ended
    MandateFactory(office=mandate.office, start=day("2026-03"))

    client.post(url, headers={"referer": f"http://testserver{url}"})

    mandate.refresh_from_db()
    assert str(mandate.end) == "2026"


def test_nobody_else_undoes_it(client, ended, project_officer):
    client.force_login(project_officer)

    assert client.post(ended[1]).status_code == 404
