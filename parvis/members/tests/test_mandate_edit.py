"""What is written of a mandate is corrected."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import MandateFactory, day

pytestmark = pytest.mark.django_db


def url(mandate) -> str:
    return reverse("members:mandate_edit", args=[mandate.uuid])


def test_who_keeps_the_directory_corrects_it(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory(start=day("2020"))

    response = client.post(url(mandate), {"entry": "elected", "start": "05/2020"})

    mandate.refresh_from_db()
    assert response.url == mandate.office.get_absolute_url()
    assert str(mandate.start) == "2020-05"
    assert Entry.objects.get().changes == {"start": ["2020", "2020-05"]}


def test_it_may_not_come_to_overlap(client, secretary):
    client.force_login(secretary)
    before = MandateFactory(start=day("2014"), end=day("2020"))
    after = MandateFactory(office=before.office, start=day("2020"))

    response = client.post(url(before), {"entry": "elected", "start": "2014", "end": "2022"})

    assert str(after.person) in str(response.context["form"].errors["start"])


def test_it_may_not_end_before_it_begins(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory()

    response = client.post(url(mandate), {"entry": "elected", "start": "2020", "end": "2019"})

    assert "end" in response.context["form"].errors


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_corrects_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(url(world.mayor)).status_code == 404
