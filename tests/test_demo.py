"""The demonstration: real rows with their sources, the rest labelled, the same from one seed."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction

from demo.load import generate, load_demonstration
from demo.reading import rows
from parvis.events.models import Event
from parvis.journal.models import Entry
from parvis.members.models import ContactPoint, Mandate, Organisation, Person
from parvis.projects.models import FundingSource, Project, ValueCell
from parvis.strategy.models import Node

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    return load_demonstration()


def test_the_demonstration_is_whole(loaded, capsys):
    _every_real_row_is_there_with_its_source()
    _what_is_made_up_says_so()
    _it_is_as_large_as_the_network()
    call_command("verify_journal")

    assert str(Entry.objects.count()) in capsys.readouterr().out
    assert Entry.objects.count() > loaded.entries > 10_000


def _every_real_row_is_there_with_its_source():
    members = list(rows("aimf-members"))
    projects = list(rows("aimf-projects"))
    events = list(rows("aimf-events"))

    assert len(members) == 140
    names = {str(o.name.exactly("fr")) for o in Organisation.objects.filter(is_synthetic=False)}
    assert {row["name"] for row in members} <= names
    assert Project.objects.filter(is_synthetic=False).count() == len(projects) == 94
    assert Event.objects.filter(is_synthetic=False).count() == len(events) == 104
    assert (
        Node.objects.count() == len(list(rows("strategy-nodes"))) - 1
    )  # the root is the programme
    for model in (Organisation, Project, Event, FundingSource, ValueCell):
        assert not model.objects.filter(source="").exists()


def _what_is_made_up_says_so():
    named = {row["mayor"] for row in rows("aimf-members") if row["mayor"]}
    real_people = {str(person) for person in Person.objects.filter(is_synthetic=False)}

    assert real_people == named
    for model in (Organisation, Person, Project, Event):
        made_up = model.objects.filter(is_synthetic=True)
        assert made_up.exists()
        assert not made_up.exclude(source__contains="demonstration").exists()
    real_heads = Mandate.objects.of_heads().filter(office__organisation__is_synthetic=False)
    assert not real_heads.filter(person__is_synthetic=True).exists()


def _it_is_as_large_as_the_network():
    assert Organisation.objects.members_on().count() >= 320
    assert ContactPoint.objects.count() >= 4000
    assert Person.objects.count() >= 5000
    moments = list(Entry.objects.order_by("sequence").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert (moments[-1] - moments[0]).days > 3650


def test_a_seed_makes_the_same_network_again():
    first = _made(seed=7)
    again = _made(seed=7)
    other = _made(seed=8)

    assert first == again
    assert first != other


class Undone(Exception):  # noqa: N818 - reads as a fact
    """Takes a generated network back."""


def _made(seed):
    try:
        with transaction.atomic():
            generate(members=12, seed=seed)
            cities = Organisation.objects.filter(is_synthetic=True)
            made = [
                *cities.order_by("slug").values_list("slug", "population", "latitude"),
                *Person.objects.order_by("uuid").values_list("uuid", "family_name"),
                *Project.objects.order_by("slug").values_list("slug", "state"),
            ]
            raise Undone
    except Undone:
        return made
