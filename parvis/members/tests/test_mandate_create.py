"""Somebody takes an office."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry
from parvis.members import forms
from parvis.members.models import Mandate, MandateQuerySet, Person

from .factories import MandateFactory, OfficeFactory, PersonFactory, day

pytestmark = pytest.mark.django_db
ANSWERS = {
    "given_name": "Mariama",
    "family_name": "Bah",
    "gender": "f",
    "title": "Mairesse",
    "entry": "elected",
    "start": "15/03/2024",
}


def url(office) -> str:
    return reverse("members:mandate_create", args=[office.uuid])


def test_somebody_new_joins_the_directory_with_the_office(client, secretary):
    client.force_login(secretary)
    office = OfficeFactory()

    response = client.post(url(office), ANSWERS)

    mandate = Mandate.objects.get()
    assert response.url == office.get_absolute_url()
    assert str(mandate) == "Mariama Bah, Mairesse"
    assert str(mandate.start) == "2024-03-15"
    assert [entry.verb for entry in Entry.objects.all()] == ["mandate.created", "person.created"]


def test_somebody_of_that_name_is_asked_about_and_not_doubled(client, secretary):
    client.force_login(secretary)
    office = OfficeFactory()
    known = PersonFactory(given_name="Mariama", family_name="Bah")

    asked = client.post(url(office), ANSWERS)
    client.post(url(office), ANSWERS | {"person": str(known.pk)})

    assert "person" in asked.context["form"].errors
    assert Mandate.objects.get().person == known
    assert Person.objects.count() == 1


def test_somebody_else_of_the_same_name_is_somebody_new(client, secretary):
    client.force_login(secretary)
    PersonFactory(given_name="Mariama", family_name="Bah")

    client.post(url(OfficeFactory()), ANSWERS | {"person": forms.MandateCreateForm.NEW})

    assert Person.objects.count() == 2


def test_an_office_that_is_held_is_not_given_twice(client, secretary):
    client.force_login(secretary)
    held = MandateFactory(start=day("2020"))

    response = client.post(url(held.office), ANSWERS)

    assert str(held.person) in str(response.context["form"].errors["start"])
    assert Mandate.objects.count() == 1


def test_an_interim_stands_beside(client, secretary):
    client.force_login(secretary)
    held = MandateFactory(start=day("2020"))

    client.post(url(held.office), ANSWERS | {"entry": "interim"})

    assert held.office.mandates.count() == 2


def test_when_another_was_faster_it_is_told_at_the_field(client, secretary, monkeypatch):
    """Validation saw nobody: the constraint of PostgreSQL says no, in words."""
    client.force_login(secretary)
    held = MandateFactory(start=day("2020"))
    monkeypatch.setattr(MandateQuerySet, "overlapping", lambda self, mandate: self.none())

    response = client.post(url(held.office), ANSWERS)

    if Mandate.objects.count() == 2:
        pytest.skip("SQLite has no EXCLUDE constraint: there, validation alone refuses")
    assert "start" in response.context["form"].errors
    assert not Entry.objects.exists()


def test_a_start_that_is_no_date_is_told(client, secretary):
    client.force_login(secretary)

    response = client.post(url(OfficeFactory()), ANSWERS | {"start": "au printemps"})

    assert "start" in response.context["form"].errors


@pytest.mark.parametrize("role", ["outsider", "city", "projects"])
def test_nobody_else_gives_an_office(client, world, role):
    client.force_login(getattr(world, role))

    assert client.post(url(world.mayor.office), ANSWERS).status_code == 404
