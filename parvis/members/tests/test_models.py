"""What holds on which day, and what cannot hold at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from parvis.kit.dates import PartialDate
from parvis.members.models import ContactPoint, Mandate, Membership, Office, Organisation, Person

from .factories import (
    ContactFactory,
    CountryFactory,
    MandateFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    PersonFactory,
    day,
)

pytestmark = pytest.mark.django_db


def mandate(office: Office, start: str | None, end: str | None = None, **fields) -> Mandate:
    """A mandate not yet saved."""
    return Mandate(office=office, person=PersonFactory(), start=day(start), end=day(end), **fields)


@pytest.mark.parametrize(
    ("start", "end", "on", "holds"),
    [
        ("2020", None, date(2019, 12, 31), False),
        ("2020", None, date(2020, 1, 1), True),
        ("2020-03", "2024-05", date(2020, 2, 29), False),
        ("2020-03", "2024-05", date(2024, 4, 30), True),
        ("2020-03-15", "2024-05-10", date(2024, 5, 9), True),
        ("2020-03-15", "2024-05-10", date(2024, 5, 10), False),
        ("2020", "2020", date(2020, 6, 1), False),
        (None, "2020", date(1990, 1, 1), True),
        (None, None, date(1990, 1, 1), True),
    ],
)
def test_a_mandate_holds_from_its_first_day_until_the_day_it_ends(start, end, on, holds):
    held = MandateFactory(start=day(start), end=day(end))

    assert Mandate.objects.as_of(on).exists() == holds
    assert held.holds_on(on) == holds


def test_a_mandate_of_which_nobody_knows_the_start_counts_from_when_it_is_attested():
    MandateFactory(start=None, attested=day("2011"))

    assert not Mandate.objects.as_of(date(2010, 12, 31)).exists()
    assert Mandate.objects.as_of(date(2011, 1, 1)).exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2014", "2020-05-20"), ("2020-05-20", None)),  # touching days
        (("2014", "2020"), ("2020", None)),  # touching years
        (("2014", "2020-05"), ("2020", None)),  # perhaps in the same month
        (("2020", "2020"), ("2020", "2020")),  # no day is sure
        ((None, "2020"), ("2014", None)),  # an unknown start proves nothing
    ],
)
def test_mandates_that_may_follow_one_another_are_accepted(first, second):
    office = OfficeFactory()
    mandate(office, *first).save()

    later = mandate(office, *second)
    later.full_clean()
    later.save()

    assert office.mandates.count() == 2


OVERLAPS = [
    (("2014", None), ("2020-05-20", None)),
    (("2014", "2021"), ("2019", "2026")),
    (("2014", "2020-05-21"), ("2020-05-20", None)),
    (("2019", None), ("2014", "2020-06")),
]


@pytest.mark.parametrize(("first", "second"), OVERLAPS)
def test_two_holders_on_a_day_that_is_sure_are_refused(first, second):
    office = OfficeFactory()
    mandate(office, *first).save()

    with pytest.raises(ValidationError) as refused:
        mandate(office, *second).full_clean()

    assert "start" in refused.value.error_dict


@pytest.mark.parametrize(("first", "second"), OVERLAPS)
def test_postgresql_refuses_two_holders_whoever_asks(first, second):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no EXCLUDE constraint: there, validation alone refuses")
    office = OfficeFactory()
    mandate(office, *first).save()

    with pytest.raises(IntegrityError, match="one_holder_at_a_time"), transaction.atomic():
        mandate(office, *second).save()


def test_postgresql_refuses_two_memberships_whoever_asks():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no EXCLUDE constraint: there, validation alone refuses")
    city = OrganisationFactory(member="2009")

    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        MembershipFactory(organisation=city, start=day("2015"))


@pytest.mark.parametrize("entry", [Mandate.Entry.INTERIM, Mandate.Entry.ACTING])
def test_whoever_stands_in_is_beside_the_holder(entry):
    office = OfficeFactory()
    mandate(office, "2020").save()

    beside = mandate(office, "2022", "2023", entry=entry)
    beside.full_clean()
    beside.save()

    assert office.mandates.as_of(date(2022, 6, 1)).count() == 2


def test_an_office_of_several_has_several_holders():
    office = OfficeFactory(role="deputy_mayor")
    mandate(office, "2020").save()

    mandate(office, "2020").full_clean()


def test_an_organisation_is_a_member_once_at_a_time():
    city = OrganisationFactory(member="2009")

    with pytest.raises(ValidationError):
        Membership(organisation=city, start=day("2015")).full_clean()


def test_a_pause_ends_one_membership_and_another_begins():
    city = OrganisationFactory()
    MembershipFactory(organisation=city, start=day("1995"), end=day("2004"))

    Membership(organisation=city, start=day("2004")).full_clean()


def test_members_are_those_of_the_day():
    left = OrganisationFactory(name="Partie", member="1990")
    left.memberships.update(end="2010", ends_on=date(2010, 1, 1))
    stays = OrganisationFactory(name="Reste", member="2005")

    assert list(Organisation.objects.members_on(date(2000, 1, 1))) == [left]
    assert list(Organisation.objects.members_on(date(2007, 1, 1))) == [left, stays]
    assert list(Organisation.objects.members_on()) == [stays]
    assert list(Organisation.objects.former_members_on()) == [left]
    assert list(Organisation.objects.not_members_on()) == [left]
    assert not Organisation.objects.members_on(category=Membership.Category.HONORARY)


def test_heads_of_members_on_a_day():
    mayor = MandateFactory(office__organisation__member=True, start=day("2020"))
    MandateFactory(start=day("2020"))
    MandateFactory(office__organisation=mayor.office.organisation, office__role="ir_director")
    heads = Mandate.objects.of_heads()

    assert list(heads.of_members().as_of()) == [mayor]
    assert not heads.of_members(date(2015, 1, 1)).as_of(date(2015, 1, 1))
    assert list(Organisation.objects.members_on().headed_on()) == [mayor.office.organisation]
    assert not Organisation.objects.members_on().headless_on()


def test_gender_is_counted_apart_where_it_is_not_known():
    for gender in ("f", "f", "m", ""):
        MandateFactory(person__gender=gender)

    assert Mandate.objects.gender_counts() == {"f": 2, "m": 1, "": 1}


def test_mandates_that_end_soon(monkeypatch):
    monkeypatch.setattr("parvis.kit.clock.today", lambda: date(2026, 1, 31))
    soon = MandateFactory(end=day("2026-02"))
    MandateFactory(end=day("2026-03-01"))
    MandateFactory(end=day("2026-01-30"))
    MandateFactory()

    assert list(Mandate.objects.ending_within(1)) == [soon]


def test_contacts_beyond_the_international_relations_desk():
    city = OrganisationFactory()
    for role in ("ir_director", "mayor"):
        ContactFactory(office=OfficeFactory(organisation=city, role=role))
    assert not Organisation.objects.reachable_beyond_international_relations()

    technical = ContactFactory(office=OfficeFactory(organisation=city, role="technical_head"))

    assert list(ContactPoint.objects.beyond_international_relations()) == [technical]
    assert list(Office.objects.beyond_international_relations()) == [technical.office]
    assert list(Organisation.objects.reachable_beyond_international_relations()) == [city]


def test_who_can_be_reached():
    own, through_office, nobody = (OrganisationFactory(name=n) for n in ("A", "B", "C"))
    ContactFactory(organisation=own)
    ContactFactory(office=OfficeFactory(organisation=through_office))
    ContactFactory(organisation=nobody, end=day("2020"))

    assert list(Organisation.objects.reachable_on()) == [own, through_office]
    assert list(Organisation.objects.unreachable_on()) == [nobody]


def test_names_are_found_without_accents_in_any_order():
    city = OrganisationFactory(name="N’Djaména")
    awa = PersonFactory(given_name="Awa", family_name="Ndiaye")
    awa.names.create(name="Awa Thiam", kind="former")

    assert list(Organisation.objects.called("ndjam")) == [city]
    assert list(Person.objects.called("awa ndi")) == [awa]
    assert list(Person.objects.called("THIAM awa")) == [awa]
    assert not Person.objects.called("awa diop")


def test_an_address_is_the_name_then_the_country_then_a_number():
    guinea = CountryFactory(iso2="GN")
    OrganisationFactory(name="Kindia", slug="kindia")

    assert Organisation.objects.free_slug("Saint-Louis") == "saint-louis"
    assert Organisation.objects.free_slug("Kindia", guinea) == "kindia-gn"
    OrganisationFactory(name="Kindia", slug="kindia-gn")
    assert Organisation.objects.free_slug("Kindia", guinea) == "kindia-gn-2"
    assert Organisation.objects.free_slug("New") == "new-2"


def test_a_title_is_the_one_borne_else_the_role_in_the_right_gender():
    free = MandateFactory(title="Bourgmestre")
    woman = MandateFactory(person__gender="f")
    unknown = MandateFactory(person__gender="")

    assert [m.shown_title for m in (free, woman, unknown)] == [
        "Bourgmestre",
        "Mairesse",
        "Mairesse / Maire",
    ]


def test_numbers_are_compared_as_the_world_writes_them():
    contact = ContactFactory(
        organisation=OrganisationFactory(), kind="phone", value="+221 33 823 00 00"
    )

    assert contact.normalised == "+221338230000"
    assert contact.href == "tel:+221338230000"
    with pytest.raises(ValidationError):
        ContactPoint(organisation=contact.organisation, kind="phone", value="33 823").full_clean()


def test_an_embassy_represents_a_country_and_stands_somewhere():
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(kind="embassy")


def test_partial_dates_read_back_as_written():
    held = MandateFactory(start=day("2020-03"))

    held.refresh_from_db()

    assert held.start == PartialDate(2020, 3)
    assert held.starts_on == date(2020, 3, 1)
    assert held.certain_from == date(2020, 3, 31)


def test_whoever_never_held_an_office_is_not_in_office():
    PersonFactory()
    held = MandateFactory()
    OfficeFactory()

    assert list(Person.objects.in_office()) == [held.person]
