"""People and organisations go out as vCard 4.0 (RFC 6350)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

from parvis.members.models import ContactPoint, Mandate, Organisation, Person

LONGEST = 75
KINDS = {
    ContactPoint.Kind.EMAIL: "EMAIL;TYPE=work",
    ContactPoint.Kind.PHONE: 'TEL;TYPE="work,voice"',
    ContactPoint.Kind.MOBILE: 'TEL;TYPE="work,cell"',
    ContactPoint.Kind.ADDRESS: "ADR;TYPE=work",
    ContactPoint.Kind.WEBSITE: "URL",
}
GENDERS = {Person.Gender.FEMALE: "F", Person.Gender.MALE: "M", Person.Gender.OTHER: "O"}


def person_cards(people: Iterable[Person]) -> Iterator[str]:
    """One card for each, from `mandates_now` and the `contacts_seen` of person and offices."""
    return map(person_card, people)


def organisation_cards(organisations: Iterable[Organisation]) -> Iterator[str]:
    """One card for each, from its `contacts_seen`."""
    return map(organisation_card, organisations)


def person_card(person: Person) -> str:
    """A person with the offices held now, and the contacts that the reader may see."""
    lines = [
        ("KIND", "individual"),
        ("UID", f"urn:uuid:{person.uuid}"),
        ("FN", escaped(str(person))),
        ("N", compound(person.family_name, person.given_name, "", person.honorific, "")),
    ]
    if person.gender in GENDERS:
        lines.append(("GENDER", GENDERS[Person.Gender(person.gender)]))
    lines += [("LANG;PREF=1", person.preferred_language)]
    contacts = list(person.contacts_seen)
    for position, mandate in enumerate(person.mandates_now, 1):
        group = f"office{position}." if len(person.mandates_now) > 1 else ""
        lines += [(f"{group}{name}", value) for name, value in _office(mandate)]
        contacts += mandate.office.contacts_seen
    return _card([*lines, *_contacts(contacts), *_revision(person)])


def organisation_card(organisation: Organisation) -> str:
    """An organisation and the contacts that the reader may see."""
    url = f"{settings.SITE_URL}{organisation.get_absolute_url()}"
    lines = [
        ("KIND", "org"),
        ("UID", f"urn:uuid:{uuid5(NAMESPACE_URL, url)}"),
        ("FN", escaped(str(organisation))),
        ("ORG", escaped(str(organisation))),
        ("LANG;PREF=1", organisation.default_language),
        ("SOURCE", url),
    ]
    if organisation.latitude is not None:
        lines.append(("GEO", f"geo:{organisation.latitude},{organisation.longitude}"))
    if organisation.website:
        lines.append(("URL", organisation.website))
    return _card([*lines, *_contacts(organisation.contacts_seen), *_revision(organisation)])


def _office(mandate: Mandate) -> list[tuple[str, str]]:
    role = mandate.office.role_type.label_for(mandate.person.gender)
    return [
        ("ORG", escaped(str(mandate.office.organisation))),
        ("TITLE", escaped(mandate.shown_title)),
        ("ROLE", escaped(role)),
    ]


def _contacts(contacts: Iterable[ContactPoint]) -> list[tuple[str, str]]:
    return [_contact(each) for each in contacts if each.state != ContactPoint.State.DEAD]


def _contact(contact: ContactPoint) -> tuple[str, str]:
    name = KINDS[ContactPoint.Kind(contact.kind)]
    if name.startswith("TEL") and contact.normalised.startswith("+"):
        return f"{name};VALUE=uri", f"tel:{contact.normalised}"
    if name.startswith("ADR"):
        return name, compound("", "", contact.value, "", "", "", "")
    return name, contact.value if name == "URL" else escaped(contact.value)


def _revision(thing: Any) -> list[tuple[str, str]]:
    """When it was last changed, where the caller asked the journal (`revised_at`)."""
    moment: datetime | None = getattr(thing, "revised_at", None)
    return [("REV", moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"))] if moment else []


def _card(lines: Iterable[tuple[str, str]]) -> str:
    whole = [("BEGIN", "VCARD"), ("VERSION", "4.0"), *lines, ("END", "VCARD")]
    return "".join(folded(f"{name}:{value}") for name, value in whole)


def escaped(text: str) -> str:
    """A value in which comma, semicolon, backslash and line break mean themselves."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def compound(*parts: str) -> str:
    """A value made of parts, each escaped."""
    return ";".join(escaped(part) for part in parts)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut within a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line.replace("\r", "").replace("\n", "\\n"):
        width = len(character.encode())
        if size + width > LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"
