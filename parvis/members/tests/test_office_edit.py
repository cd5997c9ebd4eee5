"""An office is edited."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from .factories import MandateFactory, OfficeFactory, day

pytestmark = pytest.mark.django_db


def url(office) -> str:
    return reverse("members:office_edit", args=[office.uuid])


def answers(office, **changed) -> dict:
    return {"role_type": office.role_type_id} | changed


def test_who_keeps_the_directory_edits_it(client, secretary):
    client.force_login(secretary)
    office = OfficeFactory()

    client.post(url(office), answers(office, label_fr="Mairie", unique_holder="on"))

    office.refresh_from_db()
    assert str(office) == "Mairie"
    assert office.unique_holder


def test_an_office_opened_to_several_takes_a_second_holder(client, secretary):
    client.force_login(secretary)
    mandate = MandateFactory(start=day("2020"))

    client.post(url(mandate.office), answers(mandate.office))
    MandateFactory(office=mandate.office, start=day("2021"))

    mandate.refresh_from_db()
    assert not mandate.is_exclusive
    assert mandate.office.mandates.as_of(date(2022, 1, 1)).count() == 2


def test_an_office_that_several_hold_does_not_become_one_of_a_single_holder(client, secretary):
    client.force_login(secretary)
    office = OfficeFactory(role="deputy_mayor")
    for _each in range(2):
        MandateFactory(office=office)

    response = client.post(url(office), answers(office, unique_holder="on"))

    assert "unique_holder" in response.context["form"].errors
    office.refresh_from_db()
    assert not office.unique_holder


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_edits_it(client, world, role):
    client.force_login(getattr(world, role))

    assert client.get(url(world.mayor.office)).status_code == 404
