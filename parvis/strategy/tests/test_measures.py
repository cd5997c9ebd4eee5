"""Each figure on members against records counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from parvis.kit.dates import PartialDate
from parvis.members.tests.factories import (
    ContactFactory,
    MandateFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    PersonFactory,
)
from parvis.strategy.figures import Figure, Scope, known_measure
from parvis.terms.models import Region
from parvis.terms.tests.factories import CountryFactory

from .factories import KeyMomentFactory, NodeFactory, french

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def figure(code: str, node=None, *below) -> Figure:
    measure = known_measure(code)
    ids = frozenset(each.pk for each in (node, *below) if each)
    return measure.compute(Scope(node, TODAY, ids))


def parts(found: Figure) -> dict[str, object]:
    return {str(part.label): part.value for part in found.parts}


@pytest.fixture
def west(db):
    region = Region.objects.create(code="west", name=french("Ouest"), position=1)
    return CountryFactory(iso2="SN", region=region)


@pytest.fixture
def lakes(db):
    region = Region.objects.create(code="lakes", name=french("Grands Lacs"), position=2)
    return CountryFactory(iso2="RW", region=region)


def city(country, gender: str | None = None, **mandate):
    made = OrganisationFactory(country=country, member=True)
    if gender is not None:
        person = PersonFactory(gender=gender)
        MandateFactory(office__organisation=made, person=person, **mandate)
    return made


def test_women_among_heads(west, lakes):
    city(west, "f")
    city(west, "m")
    city(west, "")
    city(lakes, "m")
    city(lakes)
    city(lakes, "f", end=PartialDate(2022))
    MandateFactory(office__organisation=OrganisationFactory(country=west))
    MandateFactory(
        office=OfficeFactory(organisation=city(west), role="deputy_mayor"),
        person=PersonFactory(gender="f"),
    )

    found = figure("members.women_heads")

    assert found.value == Decimal("33.3")
    assert (found.numerator, found.denominator) == (1, 3)
    assert (found.counted, found.out_of) == (3, 4)
    assert (found.lowest, found.highest) == (Decimal("25.0"), Decimal("50.0"))
    assert parts(found) == {"Ouest": Decimal("50.0"), "Grands Lacs": Decimal("0.0")}


def test_women_among_heads_year_by_year(west):
    city(west, "f", start=PartialDate(2020))
    city(west, "m", start=PartialDate(2018), end=PartialDate(2023))
    joined = OrganisationFactory(country=west, member="2025")
    MandateFactory(office__organisation=joined, person=PersonFactory(gender="m"))

    found = figure("members.women_heads_by_year")

    years = parts(found)
    assert years["2017"] is None
    assert years["2018"] == Decimal("0.0")
    assert years["2021"] == Decimal("50.0")
    assert years["2023"] == Decimal("100.0")
    assert years["2026"] == Decimal("50.0") == found.value
    assert len(years) == 10


def test_members_by_region_count_who_is_placed(west, lakes):
    city(west)
    city(west)
    city(lakes)
    OrganisationFactory(kind="association", country=None, member=True)
    OrganisationFactory(country=west)

    found = figure("members.by_region")

    assert (found.value, found.counted, found.out_of) == (4, 3, 4)
    assert parts(found) == {"Ouest": 2, "Grands Lacs": 1}
    assert found.parts[0].address == "/members/?region=west"


def test_members_by_category_kind_and_year(west):
    city(west)
    MembershipFactory(
        organisation=OrganisationFactory(kind="association", country=west),
        category="associate",
        start=PartialDate(2026, 3),
    )
    MembershipFactory(
        organisation=OrganisationFactory(country=west),
        start=PartialDate(2015),
        end=PartialDate(2020),
    )
    MembershipFactory(
        organisation=OrganisationFactory(country=west), start=None, attested=PartialDate(2026)
    )

    categories = [part.value for part in figure("members.by_category").parts]
    kinds = [part.value for part in figure("members.by_kind").parts]
    new = figure("members.new_by_year")
    total = figure("members.count")

    assert categories == [2, 1]
    assert kinds == [2, 1]
    assert (new.value, new.counted, new.out_of) == (1, 3, 4)
    assert parts(new)["2026"] == 1
    assert total.value == 3
    assert parts(total)["2019"] == 2
    assert parts(total)["2020"] == 1


def test_countries(west, lakes):
    city(west)
    city(west)
    city(lakes)

    assert figure("members.countries").value == 2


def test_members_whose_head_is_known(west, lakes):
    city(west, "f")
    city(west)
    city(lakes, "m")

    found = figure("members.with_head")

    assert (found.value, found.numerator, found.denominator) == (Decimal("66.7"), 2, 3)
    assert parts(found) == {"Ouest": Decimal("50.0"), "Grands Lacs": Decimal("100.0")}


def test_mandates_that_end_within_six_months(west):
    city(west, "f", end=PartialDate(2027, 2, 10))
    city(west, "f", end=PartialDate(2027, 9, 1))
    city(west, "f")
    city(west, "m", end=PartialDate(2026, 1, 1))

    found = figure("members.mandates_ending")

    assert (found.value, found.counted, found.out_of) == (1, 2, 3)
    assert parts(found) == {"2027-02": 1}


def test_who_can_be_reached(west):
    by_mail = city(west)
    ContactFactory(organisation=by_mail)
    by_desk = city(west)
    ContactFactory(office=OfficeFactory(organisation=by_desk, role="ir_director"))
    by_service = OrganisationFactory(country=west, member=True, is_capital=True)
    ContactFactory(office=OfficeFactory(organisation=by_service, role="technical_head"))
    silent = OrganisationFactory(country=west, member=True, is_capital=True)
    ContactFactory(organisation=silent, end=PartialDate(2024))
    ContactFactory(organisation=silent, state="dead")

    assert figure("members.with_contact").value == Decimal("75.0")
    assert figure("members.beyond_international_relations").value == Decimal("25.0")
    assert figure("members.capitals_reached").value == Decimal("50.0")


def test_key_moments_within_a_year():
    node = NodeFactory(code="T1")
    below = NodeFactory(code="T1.1", parent=node)
    elsewhere = NodeFactory(code="T2")
    KeyMomentFactory(node=below)
    KeyMomentFactory(node=node, rule="once", year=2029, month=None, day=None)
    KeyMomentFactory(node=node, rule="by_country", month=None, day=None)
    KeyMomentFactory(node=node, rule="once", year=2020, month=None, day=None)
    KeyMomentFactory(node=elsewhere, month=5)

    found = figure("key_moments.ahead", node, below)

    assert (found.value, found.counted, found.out_of) == (1, 2, 3)
    assert figure("key_moments.ahead").value == 2


def test_no_date_known_is_not_none_at_all():
    node = NodeFactory(code="T1")
    KeyMomentFactory(node=node, rule="by_country", month=None, day=None)

    assert figure("key_moments.ahead", node).value is None


def test_an_empty_network_says_nothing_rather_than_nought():
    for code in ("members.women_heads", "members.with_head", "members.with_contact"):
        assert figure(code).value is None
    assert figure("members.count").value == 0
