"""The real members, with the office holders that a source names."""

from __future__ import annotations

from decimal import Decimal

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.kit.text import fold
from parvis.members.models import (
    Identifier,
    Mandate,
    Membership,
    Office,
    Organisation,
    Person,
    RoleType,
)

from .reading import rows, source_of

KINDS = {
    "city": Organisation.Kind.CITY,
    "associate_city": Organisation.Kind.CITY,
    "association": Organisation.Kind.ASSOCIATION,
    "region_or_district": Organisation.Kind.REGION,
    "grouping_of_communes": Organisation.Kind.GROUPING,
}
HEADS = {
    Organisation.Kind.CITY: "mayor",
    Organisation.Kind.REGION: "governor",
    Organisation.Kind.GROUPING: "president_of_council",
    Organisation.Kind.ASSOCIATION: "association_president",
}
FEMININE = ("Mairesse", "Présidente")
NAMES = {row["name"]: row for row in rows("names")}
NO_OTHER_NAME = {"is_capital": "0", "name_en": "", "other_names": ""}


def load_members() -> list[Organisation]:
    """The 140 organisations; a membership only where a source states it or makes it probable."""
    loaded = []
    for row in rows("aimf-members"):
        organisation = _organisation(row)
        loaded.append(organisation)
        if row["geonames_id"]:
            Identifier.objects.create(
                organisation=organisation,
                scheme=Identifier.Scheme.GEONAMES,
                value=row["geonames_id"],
            )
        _membership(row, organisation)
        head = _head_office(row, organisation)
        if row["mayor"]:
            _holder(row, head)
    return loaded


def _organisation(row: dict[str, str]) -> Organisation:
    known = NAMES.get(row["name"], NO_OTHER_NAME)
    name = LocalisedText.of({"fr": row["name"], "en": known["name_en"]})
    return Organisation.objects.create(
        slug=Organisation.objects.free_slug(row["name"]),
        kind=KINDS[row["member_type"]],
        name=name,
        other_names=known["other_names"],
        country_id=row["iso2"],
        latitude=Decimal(row["lat"]) if row["lat"] else None,
        longitude=Decimal(row["lon"]) if row["lon"] else None,
        population=int(row["population"]) if row["population"] else None,
        population_source="GeoNames, CC BY 4.0" if row["population"] else "",
        is_capital=known["is_capital"] == "1",
        source=source_of(row),
        note=row["note"],
    )


def _membership(row: dict[str, str], organisation: Organisation) -> None:
    if row["membership_confirmed"] == "no":
        return
    associate = row["member_type"] == "associate_city"
    Membership.objects.create(
        organisation=organisation,
        category=Membership.Category.ASSOCIATE if associate else Membership.Category.FULL,
        start=PartialDate.parse(row["joined_year"]) if row["joined_year"] else None,
        attested=PartialDate.parse(row["evidence_year"]) if row["evidence_year"] else None,
        is_confirmed=row["membership_confirmed"] == "yes",
        source=source_of(row),
    )


def _head_office(row: dict[str, str], organisation: Organisation) -> Office:
    code = HEADS[Organisation.Kind(organisation.kind)]
    if fold(row["mayor_title"]).startswith("president") and code == "governor":
        code = "president_of_council"
    return Office.objects.create(
        organisation=organisation, role_type=RoleType.objects.get(code=code), unique_holder=True
    )


def _holder(row: dict[str, str], office: Office) -> None:
    """The source shows the person in office in a year; when they entered it does not say."""
    given, _, family = row["mayor"].partition(" ")
    feminine = row["mayor_title"].startswith(FEMININE)
    person = Person.objects.create(
        given_name=given,
        family_name=family,
        gender=Person.Gender.FEMALE if feminine else "",
        gender_source=Person.GenderSource.OFFICE if feminine else "",
        source=source_of(row),
    )
    Mandate.objects.create(
        office=office,
        person=person,
        title=row["mayor_title"],
        attested=PartialDate.parse(row["mayor_as_of"]),
        source=source_of(row),
    )
