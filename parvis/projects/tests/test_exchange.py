"""The lists that come with the code."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from parvis.journal.models import Entry
from parvis.kit.money import Money
from parvis.projects.exchange import load_project_lists, load_rates
from parvis.projects.models import Level, rate_table
from parvis.terms.models import Rate

pytestmark = pytest.mark.django_db


def test_levels_and_rates_are_loaded_once_however_often():
    call_command("projects_load", verbosity=0)
    first = load_project_lists()

    assert Level.objects.count() == first["levels"] == 18
    assert Rate.objects.count() == first["rates"]
    assert not Rate.objects.filter(source="").exists()


def test_the_franc_of_the_cfa_zones_has_a_fixed_parity():
    load_project_lists()

    euros = rate_table().converted(Money(Decimal(655_957), "XOF"), date(2024, 5, 1))

    assert abs(euros.amount - 1000) < Decimal("0.01")


def test_levels_map_to_the_types_of_iati():
    load_project_lists()

    outcomes = Level.objects.filter(iati_type=Level.IatiType.OUTCOME).count()
    assert outcomes == 6


def test_each_rate_that_changed_is_in_the_journal(tmp_path):
    table = tmp_path / "rates.csv"
    head = "currency,day,per_euro,source\n"
    table.write_text(f"{head}VND,2020-01-01,20000,Essai\nXOF,2020-01-01,656,Essai\n")
    load_rates(table)
    table.write_text(f"{head}VND,2020-01-01,20000,Essai\nXOF,2020-01-01,655.957,Essai\n")

    load_rates(table)

    first, second, third = Entry.objects.filter(verb="rate.imported").order_by("sequence")
    assert (first.changes["value"][0], second.changes["value"][0]) == (None, None)
    assert third.label.startswith("XOF")
    assert third.changes["value"][0] == second.changes["value"][1]
