"""Made-up members, people, mandates and contacts: labelled, and the same for the same seed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import phonenumbers
from django.utils.text import slugify

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.kit.text import fold
from parvis.members.models import (
    ContactPoint,
    Mandate,
    Membership,
    Office,
    Organisation,
    Person,
    RoleType,
)
from parvis.terms.models import Country, Theme

from . import names
from .reading import SYNTHETIC, rows

BATCH = 2000
# Networks above so many members have ten years of heads, but of their staff only who is there now.
LARGE = 2000
STAFF = (
    "secretary_general",
    "cabinet_director",
    "ir_director",
    "ir_officer",
    "protocol_officer",
    "communication_officer",
    "technical_head",
    "finance_head",
)
SERVICES = (
    ("Eau et assainissement", "Water and sanitation"),
    ("Urbanisme", "Planning"),
    ("État civil", "Civil registry"),
    ("Déchets", "Waste"),
)
TITLES = {
    "BE": ("Bourgmestre", "Bourgmestre"),
    "CH": ("Syndique", "Syndic"),
    "CD": ("Maire", "Maire"),
    "CA": ("Mairesse", "Maire"),
}


@dataclass
class Crowd:
    """What is made in one go, before it is written."""

    chance: Random
    today: date
    organisations: list[Organisation] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    contacts: list[ContactPoint] = field(default_factory=list)

    @property
    def is_large(self) -> bool:
        return len(self.organisations) > LARGE

    def write(self) -> None:
        """Write everything, parents first."""
        everything: tuple[list[Any], ...] = (
            self.organisations,
            self.memberships,
            self.offices,
            self.people,
            self.mandates,
            self.contacts,
        )
        for rows_made in everything:
            if rows_made:
                type(rows_made[0])._default_manager.bulk_create(rows_made, batch_size=BATCH)


def places_by_country() -> dict[str, list[tuple[float, float]]]:
    """Where known members are, and a centre for some countries without one."""
    places: dict[str, list[tuple[float, float]]] = {}
    for row in rows("aimf-members"):
        if row["lat"]:
            places.setdefault(row["iso2"], []).append((float(row["lat"]), float(row["lon"])))
    for row in rows("places"):
        places.setdefault(row["iso2"], []).append((float(row["latitude"]), float(row["longitude"])))
    return places


def make_cities(crowd: Crowd, count: int, taken: set[str]) -> None:
    """Cities that do not exist, in the countries of the network, members since some year."""
    places = places_by_country()
    countries = {
        c.iso2: c
        for c in Country.objects.filter(iso2__in=places, region__isnull=False).select_related(
            "region"
        )
    }
    weights = [min(len(places[code]), 10) + 1 for code in countries]
    for _ in range(count):
        iso2 = crowd.chance.choices(list(countries), weights)[0]
        organisation = _city(crowd, countries[iso2], places[iso2], taken)
        crowd.organisations.append(organisation)
        crowd.memberships += _memberships(crowd, organisation)


def _city(
    crowd: Crowd, country: Country, places: list[tuple[float, float]], taken: set[str]
) -> Organisation:
    chance = crowd.chance
    region = country.region.code if country.region else ""
    name = names.town(chance, region)
    base = slug = slugify(fold(name))
    number = 1
    while slug in taken:
        number += 1
        slug = f"{base}-{country.iso2.lower()}-{number}"
    taken.add(slug)
    if number > 1:
        name = f"{name} {number}"
    latitude, longitude = chance.choice(places)
    return Organisation(
        slug=slug,
        kind=Organisation.Kind.CITY,
        name=LocalisedText.of({"fr": name}),
        country=country,
        latitude=Decimal(f"{latitude + chance.uniform(-0.9, 0.9):.4f}"),
        longitude=Decimal(f"{longitude + chance.uniform(-0.9, 0.9):.4f}"),
        population=int(10 ** chance.uniform(4.2, 6.1)),
        population_year=chance.randint(2015, 2024),
        population_source=SYNTHETIC,
        source=SYNTHETIC,
        is_synthetic=True,
    )


def _memberships(crowd: Crowd, organisation: Organisation) -> list[Membership]:
    chance = crowd.chance
    admitted = crowd.today.year - chance.randint(0, 30)
    category = chance.choices(["full", "associate", "honorary"], [92, 6, 2])[0]
    first = Membership(
        organisation=organisation,
        category=category,
        start=PartialDate(admitted, chance.choice([5, 10, 11])),
        source=SYNTHETIC,
    )
    if chance.random() < 0.05 and admitted < crowd.today.year - 6:
        first.end = PartialDate(crowd.today.year - chance.randint(2, 4), 6)
        first.end_reason = chance.choice(["withdrawn", "suspended"])
        if chance.random() < 0.5:
            back = Membership(
                organisation=organisation,
                category=category,
                start=PartialDate(crowd.today.year - 1, 5),
                source=SYNTHETIC,
            )
            return [first, back]
    return [first]


def make_offices(
    crowd: Crowd, organisations: list[Organisation], roles: dict[str, RoleType], *, heads: bool
) -> None:
    """Offices of town halls, ten years of holders, and the functional contacts."""
    countries = {c.iso2: c for c in Country.objects.select_related("region")}
    for organisation in organisations:
        country = countries[organisation.country_id or "FR"]
        codes = ("mayor", *STAFF) if heads else STAFF
        for code in codes:
            if code != "mayor" and crowd.chance.random() < 0.12:
                continue
            _office(crowd, organisation, country, roles[code])
        if organisation.is_synthetic or crowd.chance.random() < 0.8:
            _contact(crowd, "organisation", organisation, organisation, country, "mairie")


def _office(crowd: Crowd, organisation: Organisation, country: Country, role: RoleType) -> None:
    chance = crowd.chance
    office = Office(
        organisation=organisation,
        role_type=role,
        unique_holder=role.single_holder or role.code == "technical_head",
        source=SYNTHETIC,
        attested=PartialDate(crowd.today.year),
    )
    if role.code == "technical_head":
        french, english = chance.choice(SERVICES)
        office.label = LocalisedText.of({"fr": f"Direction : {french.lower()}", "en": english})
    crowd.offices.append(office)
    _succession(crowd, office, country, role)
    if chance.random() < 0.86:
        _contact(crowd, "office", office, organisation, country, role.code.replace("_", "-"))


def _succession(crowd: Crowd, office: Office, country: Country, role: RoleType) -> None:
    """Ten years of holders: terms, re-elections, an interim now and then, a vacancy at times."""
    chance = crowd.chance
    is_head = role.is_head
    is_told = is_head or not crowd.is_large
    age = chance.randint(3400, 3900) if is_told else chance.randint(100, 900)
    day = crowd.today - timedelta(days=age)
    person = None
    while day < crowd.today:
        length = chance.randint(1300, 2100) if is_head else chance.randint(900, 3000)
        again = person is not None and is_head and chance.random() < 0.3
        if not again:
            person = _person(crowd, office.organisation, country, is_head=is_head, year=day.year)
        end = day + timedelta(days=length)
        mandate = Mandate(
            office=office,
            person=person,
            start=PartialDate.of(day),
            entry=_entry(chance, again, is_head),
            source=SYNTHETIC,
        )
        if is_head and person is not None:
            feminine, masculine = TITLES.get(country.iso2, ("Mairesse", "Maire"))
            mandate.title = feminine if person.gender == "f" else masculine
        mandate.end, mandate.end_reason = _ending(crowd, end, is_head)
        crowd.mandates.append(mandate)
        day = end if chance.random() < 0.8 else end + timedelta(days=chance.randint(20, 200))


def _entry(chance: Random, again: bool, is_head: bool) -> str:
    if again:
        return Mandate.Entry.RE_ELECTED
    if is_head:
        return chance.choices(
            [Mandate.Entry.ELECTED, Mandate.Entry.APPOINTED, Mandate.Entry.DELEGATION], [90, 7, 3]
        )[0]
    return Mandate.Entry.APPOINTED


def _ending(crowd: Crowd, end: date, is_head: bool) -> tuple[PartialDate | None, str]:
    """A past end with its reason; a coming one only where a term is known beforehand."""
    if end <= crowd.today:
        reasons = ["term", "resigned", "died", "dissolved", "removed"]
        weights = [80, 10, 2, 4, 4] if is_head else [40, 50, 2, 2, 6]
        return PartialDate.of(end), crowd.chance.choices(reasons, weights)[0]
    if is_head and crowd.chance.random() < 0.4:
        return PartialDate.of(end), ""
    return None, ""


def _person(
    crowd: Crowd, organisation: Organisation, country: Country, *, is_head: bool, year: int
) -> Person:
    chance = crowd.chance
    share_of_women = (0.12 + 0.016 * (year - crowd.today.year + 10)) if is_head else 0.42
    gender = "f" if chance.random() < share_of_women else "m"
    region = country.region.code if country.region else ""
    given, family = names.person(chance, region, gender)
    person = Person(
        uuid=uuid.UUID(int=chance.getrandbits(128), version=4),
        given_name=given,
        family_name=family,
        gender=gender,
        gender_source=Person.GenderSource.SELF,
        languages=["fr"] + (["en"] if chance.random() < 0.4 else []),
        source=SYNTHETIC,
        is_synthetic=True,
    )
    crowd.people.append(person)
    return person


def _contact(
    crowd: Crowd,
    owner: str,
    thing: Organisation | Office,
    organisation: Organisation,
    country: Country,
    mailbox: str,
) -> None:
    crowd.contacts.append(
        ContactPoint(
            **{owner: thing},
            kind=ContactPoint.Kind.EMAIL,
            value=f"{mailbox}@{organisation.slug}.example",
            source=SYNTHETIC,
        )
    )
    if crowd.chance.random() < 0.6 and (text := _example_number(country.iso2)):
        crowd.contacts.append(
            ContactPoint(
                **{owner: thing}, kind=ContactPoint.Kind.PHONE, value=text, source=SYNTHETIC
            )
        )


@cache
def _example_number(iso2: str) -> str:
    """A number of that country that nobody has; "" where none is known."""
    number = phonenumbers.example_number(iso2)
    if not number:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def tag_themes(crowd: Crowd, organisations: list[Organisation]) -> None:
    """Each city says what it works on: one to four themes."""
    themes = list(Theme.objects.values_list("pk", flat=True))
    through = Organisation.themes.through
    through.objects.bulk_create(
        [
            through(organisation_id=organisation.pk, theme_id=theme)
            for organisation in organisations
            for theme in crowd.chance.sample(themes, crowd.chance.randint(1, 4))
        ],
        batch_size=BATCH,
    )
