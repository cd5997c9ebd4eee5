"""An indicator is added to a result."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parvis.projects.models import Indicator, IndicatorDefinition

from .factories import ProjectFactory, a_result, french

pytestmark = pytest.mark.django_db
TRANSLATED = ("title", "description", "unit", "source_of_verification", "method")


def asked(**others):
    blank = {f"{name}_{code}": "" for name in TRANSLATED for code in ("fr", "en")}
    return blank | {"measure": "1", "direction": "up", "is_published": "on"} | others


def url(result) -> str:
    return reverse("projects:indicator_create", args=[result.pk])


def test_the_officer_adds_one_and_is_led_to_its_values(client_of, project_officer):
    result = a_result(ProjectFactory())

    response = client_of(project_officer).post(url(result), asked(title_fr="Ménages raccordés"))

    indicator = Indicator.objects.get()
    assert response.url == indicator.get_absolute_url()
    assert indicator.result == result


def test_it_may_come_from_the_library(client_of, project_officer):
    result = a_result(ProjectFactory())
    known = IndicatorDefinition.objects.create(
        code="water", title=french("Eau"), unit=french("personnes")
    )

    client_of(project_officer).post(url(result), asked(definition=known.pk))

    indicator = Indicator.objects.get()
    assert (str(indicator), str(indicator.shown_unit)) == ("Eau", "personnes")


def test_it_says_what_it_measures(client_of, project_officer):
    response = client_of(project_officer).post(url(a_result(ProjectFactory())), asked())

    assert "title" in response.context["form"].errors


def test_nobody_else_adds_one(client_of, world):
    sent = asked(title_fr="Non")

    assert client_of(world.city).post(url(world.indicator.result), sent).status_code == 404
    assert client_of(world.funds).post(url(world.indicator.result), sent).status_code == 404
