"""Roles come in, cards go out."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from parvis.members.exchange import load_roles, person_card
from parvis.members.exchange.cards import compound, escaped, folded
from parvis.members.models import RoleType

from .factories import ContactFactory, MandateFactory, OrganisationFactory, day

pytestmark = pytest.mark.django_db


def test_roles_are_loaded_once():
    assert load_roles() == load_roles() == RoleType.objects.count()

    mayor = RoleType.objects.get(code="mayor")
    assert mayor.is_head
    assert mayor.single_holder
    assert RoleType.objects.get(code="governor").label_for("f") == "Gouverneure"


def test_roles_are_loaded_by_a_command(capsys):
    call_command("roles_load")

    assert capsys.readouterr().out.strip() == f"{RoleType.objects.count()} roles"


def test_a_network_has_its_own_roles(tmp_path):
    load_roles()
    file = tmp_path / "roles.csv"
    file.write_text(
        "code,category,is_head,single_holder,protocol_rank,fr_f,fr_m,en_f,en_m\n"
        "harbour_master,official,1,1,5,Capitaine,Capitaine,Harbour master,Harbour master\n"
    )

    call_command("roles_load", str(file))

    assert RoleType.objects.get(code="harbour_master").is_head


def test_what_means_something_in_a_card_is_escaped():
    assert (
        escaped("Ville de Dakar; Sénégal, \\ ici\nlà")
        == "Ville de Dakar\\; Sénégal\\, \\\\ ici\\nlà"
    )
    assert compound("Diop", "Awa", "", "", "") == "Diop;Awa;;;"


def test_a_long_line_is_folded_between_characters():
    line = "NOTE:" + "é" * 100

    pieces = folded(line).split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join(p.removeprefix(" ") if n else p for n, p in enumerate(pieces)) == line


def test_no_line_of_a_value_becomes_a_line_of_the_card():
    assert folded("NOTE:a\r\nTEL:1").count("\r\n") == 1


def card_of(mandates, contacts=()):
    person = mandates[0].person
    person.mandates_now, person.contacts_seen = mandates, list(contacts)
    for each in mandates:
        each.office.contacts_seen = list(each.office.contacts.all())
    return person_card(person)


def test_a_card_tells_who_where_and_how_to_reach():
    mayor = MandateFactory(
        title="Mairesse",
        office__organisation=OrganisationFactory(name="Kindia"),
        person__given_name="Mariama",
        person__family_name="Bah",
    )
    ContactFactory(office=mayor.office, value="maire@kindia.example")
    ContactFactory(office=mayor.office, kind="phone", value="+224 620 00 00 00")
    ContactFactory(office=mayor.office, value="mort@kindia.example", state="dead")

    lines = card_of([mayor]).split("\r\n")

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert {
        "FN:Mariama Bah",
        "N:Bah;Mariama;;;",
        "GENDER:F",
        "ORG:Kindia",
        "TITLE:Mairesse",
        "EMAIL;TYPE=work:maire@kindia.example",
        'TEL;TYPE="work,voice";VALUE=uri:tel:+224620000000',
        f"UID:urn:uuid:{mayor.person.uuid}",
    } <= set(lines)
    assert not [line for line in lines if "mort@" in line]


def test_offices_held_at_once_are_grouped():
    mayor = MandateFactory()
    other = MandateFactory(person=mayor.person, start=day("2021"))

    card = card_of([mayor, other])

    assert "office1.ORG:" in card
    assert "office2.ORG:" in card
