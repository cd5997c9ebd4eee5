"""What the sheet of an organisation was comes back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.journal.models import Entry

from .factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(client, secretary):
    """A city whose number of inhabitants was changed from 10 to 20, and the entry about it."""
    city = OrganisationFactory(name="Kindia", member=True, population=10)
    client.force_login(secretary)
    answers = {"kind": "city", "name_fr": "Kindia", "country": "SN", "default_language": "fr"}
    client.post(
        reverse("members:organisation_edit", args=[city.slug]), answers | {"population": "20"}
    )
    return city, Entry.objects.get()


def url(city, entry) -> str:
    return reverse("members:organisation_restore", args=[city.slug, entry.sequence])


def test_it_comes_back_once_confirmed(client, changed):
    city, entry = changed

    page = client.get(url(city, entry))
    city.refresh_from_db()
    assert (page.status_code, city.population) == (200, 20)
    client.post(url(city, entry))

    city.refresh_from_db()
    assert city.population == 10
    assert Entry.objects.first().verb == "organisation.restored"


def test_the_history_at_its_foot_leads_there(client, changed):
    city, entry = changed

    assert url(city, entry) in client.get(city.get_absolute_url()).text


def test_an_entry_about_another_is_not_found(client, changed):
    _city, entry = changed

    assert client.get(url(OrganisationFactory(), entry)).status_code == 404


def test_nobody_else_brings_it_back(client, changed, project_officer):
    client.force_login(project_officer)

    assert client.post(url(*changed)).status_code == 404
