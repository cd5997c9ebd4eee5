"""The directory's front page."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parvis.members.models import Organisation
from parvis.terms.tests.factories import ThemeFactory

from .factories import (
    ContactFactory,
    CountryFactory,
    MandateFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    day,
)

pytestmark = pytest.mark.django_db
URL = reverse("members:organisation_list")


def names(response) -> list[str]:
    return [str(row) for row in response.context["listing"].rows]


def ask(client, **query) -> list[str]:
    return names(client.get(URL, query))


def text(response) -> str:
    return b"".join(response.streaming_content).decode()


def test_everybody_sees_the_members_of_today_and_who_heads_them(client):
    city = OrganisationFactory(name="Dakar", member=True, population=1_182_417)
    OrganisationFactory(name="Autre")
    MandateFactory(
        office__organisation=city,
        title="Maire",
        person__given_name="Barthélémy",
        person__family_name="Dias",
    )

    response = client.get(URL)

    assert names(response) == ["Dakar"]
    assert "Barthélémy Dias, Maire" in response.text
    assert "1\u202f182\u202f417" in response.text
    assert "<script" not in response.text


def test_a_head_leads_to_their_sheet_for_whoever_may_see_it(client, world):
    url = world.mayor.person.get_absolute_url()

    assert url not in client.get(URL).text
    client.force_login(world.city)
    assert url in client.get(URL).text
    assert url not in client.get(URL, {"as_of": "2021-06-01"}).text
    client.force_login(world.directory)
    assert url in client.get(URL, {"as_of": "2021-06-01"}).text


def test_nothing_is_offered_to_take_away_of_an_empty_list(client, secretary):
    client.force_login(secretary)

    empty = client.get(URL).text
    OrganisationFactory(name="Dakar", member=True)

    assert "export=csv" not in empty
    assert "export=csv" in client.get(URL).text


def test_when_a_mandate_ends_stands_beside_when_it_began(client, secretary):
    client.force_login(secretary)

    codes = [column.code for column in client.get(URL).context["listing"].columns]

    assert codes.index("ends") == codes.index("since") + 1


def test_the_sentence_tells_what_is_shown(client, monkeypatch):
    monkeypatch.setattr("parvis.kit.clock.today", lambda: date(2026, 11, 24))
    OrganisationFactory(name="Douala", country=CountryFactory(iso2="CM"), member=True)
    OrganisationFactory(name="Dakar", member=True)

    listing = client.get(URL, {"region": "afrique_centrale", "kind": "city"}).context["listing"]

    assert listing.count == 1
    assert "2026" in listing.sentence
    assert listing.sentence.endswith("– Afrique centrale")


def test_as_of_a_day_everything_is_as_it_was(client):
    city = OrganisationFactory(name="Kindia", member="1995")
    OrganisationFactory(name="Labé", member="2015")
    office = OfficeFactory(organisation=city)
    MandateFactory(office=office, start=day("1998"), end=day("2008"), person__family_name="Barry")
    MandateFactory(office=office, start=day("2008"), person__family_name="Sow")

    response = client.get(URL, {"as_of": "2001-06-01"})

    assert names(response) == ["Kindia"]
    assert "Barry" in response.text
    assert "Sow" not in response.text


def test_the_public_never_sees_who_is_no_member_today(client):
    left = OrganisationFactory(name="Partie")
    MembershipFactory(organisation=left, start=day("1990"), end=day("2010"))

    assert ask(client, as_of="2001-06-01") == []
    assert ask(client, status="former") == []
    assert ask(client, status="all") == []


def test_the_network_filters_by_membership(client, world):
    client.force_login(world.city)
    left = OrganisationFactory(name="Partie")
    MembershipFactory(organisation=left, start=day("1990"), end=day("2010"))
    OrganisationFactory(name="Jamais")

    assert ask(client) == ["Kindia"]
    assert ask(client, status="former") == ["Partie"]
    assert ask(client, status="not") == ["Jamais", "Partie"]
    assert ask(client, status="all") == ["Jamais", "Kindia", "Partie"]
    assert ask(client, as_of="2001-06-01") == ["Partie"]
    assert ask(client, category="honorary") == []


def test_filters_narrow(client, secretary):
    client.force_login(secretary)
    douala = OrganisationFactory(
        name="Douala", country=CountryFactory(iso2="CM"), member=True, latitude=4, longitude=9
    )
    dakar = OrganisationFactory(name="Dakar", member=True, default_language="en")
    douala.themes.add(ThemeFactory(code="climat"))
    MandateFactory(office__organisation=dakar, end=day("2027"))
    ContactFactory(organisation=douala)

    assert ask(client, country="CM") == ["Douala"]
    assert ask(client, region="afrique_ouest") == ["Dakar"]
    assert ask(client, kind="association") == []
    assert ask(client, category="full") == ["Dakar", "Douala"]
    assert ask(client, theme="climat") == ["Douala"]
    assert ask(client, language="en") == ["Dakar"]
    assert ask(client, role="mayor") == ["Dakar"]
    assert ask(client, ending="24") == ["Dakar"]
    assert ask(client, lacking="contact") == ["Dakar"]
    assert ask(client, lacking="head") == ["Douala"]
    assert ask(client, lacking="place") == ["Dakar"]
    assert ask(client, q="DOU") == ["Douala"]


def test_the_list_shows_what_a_figure_counted(client, secretary):
    client.force_login(secretary)
    dakar = OrganisationFactory(name="Dakar", member="1995", is_capital=True)
    MandateFactory(office__organisation=dakar, person__gender="f")
    oran = OrganisationFactory(name="Oran", member="2003")
    MandateFactory(office__organisation=oran, person__gender="")
    ContactFactory(office=OfficeFactory(organisation=oran, role="technical_head"))

    assert ask(client, head_gender="f") == ["Dakar"]
    assert ask(client, head_gender="unknown") == ["Oran"]
    assert ask(client, having="head") == ["Dakar", "Oran"]
    assert ask(client, having="contact") == ["Oran"]
    assert ask(client, having="service") == ["Oran"]
    assert ask(client, capital="on") == ["Dakar"]
    assert ask(client, since="2003") == ["Oran"]


def test_what_is_missing_is_for_the_secretariat(client, world):
    OrganisationFactory(name="Sans maire", member=True)
    client.force_login(world.city)

    assert ask(client, lacking="head") == ["Kindia", "Sans maire"]


def test_it_sorts_with_the_unknown_last(client):
    for name, population in (("A", 5), ("B", None), ("C", 9)):
        OrganisationFactory(name=name, member=True, population=population)

    assert ask(client, sort="population") == ["A", "C", "B"]
    assert ask(client, sort="-population") == ["C", "A", "B"]
    assert ask(client, sort="password") == ["A", "B", "C"]


def test_one_with_two_holders_shows_the_one_in_full_right(client):
    office = OfficeFactory(organisation=OrganisationFactory(member=True))
    MandateFactory(office=office, entry="interim", person__family_name="Intérimaire")
    MandateFactory(office=office, person__family_name="Titulaire")

    response = client.get(URL)

    assert "Titulaire" in response.text
    assert "Intérimaire" not in response.text


def test_the_map_shows_the_same_rows(client):
    OrganisationFactory(name="Dakar", member=True, latitude=14.7, longitude=-17.4)
    OrganisationFactory(name="Nulle part", member=True)

    response = client.get(URL, {"view": "map"})

    assert [point.label for point in response.context["map"].points] == ["Dakar"]


def test_the_public_takes_public_columns_alone(client):
    city = OrganisationFactory(name="Dakar", member=True)
    ContactFactory(organisation=city, value="contact@dakar.example")

    lines = text(client.get(URL, {"export": "csv", "columns": "name,email"}))

    assert "Dakar" in lines
    assert "contact@dakar.example" not in lines
    assert client.get(URL, {"export": "vcf"}).status_code == 404


def test_who_holds_an_office_in_the_network_takes_no_contacts_away(client, world):
    client.force_login(world.city)

    assert client.get(URL, {"export": "vcf"}).status_code == 404
    assert "@" not in text(client.get(URL, {"export": "csv", "columns": "name,email"}))


def test_the_secretariat_exports_exactly_the_rows_and_columns_shown(client, secretary):
    client.force_login(secretary)
    city = OrganisationFactory(name="Dakar", member=True)
    ContactFactory(organisation=city, value="contact@dakar.example")
    OrganisationFactory(name="Douala", country=CountryFactory(iso2="CM"), member=True)

    query = {"country": "SN", "columns": "name,email"}
    lines = text(client.get(URL, query | {"export": "csv"})).splitlines()
    cards = text(client.get(URL, query | {"export": "vcf"}))

    assert len(lines) == 2
    assert "contact@dakar.example" in lines[1]
    assert cards.count("BEGIN:VCARD") == 1
    assert "EMAIL;TYPE=work:contact@dakar.example" in cards


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_workbooks_come_too(client, secretary, kind):
    client.force_login(secretary)
    OrganisationFactory(member=True)

    response = client.get(URL, {"export": kind})

    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_a_list_of_three_costs_the_queries_of_one(client, secretary):
    client.force_login(secretary)
    query = {"columns": "name,country,kind,category,head,since,population,themes,ends,email"}
    costs = []
    for count in (1, 3):
        while Organisation.objects.count() < count:
            city = OrganisationFactory(member=True)
            city.themes.add(ThemeFactory(code=f"theme-{count}"))
            office = MandateFactory(office__organisation=city).office
            ContactFactory(office=office)
        client.get(URL, query)
        costs.append(int(client.get(URL, query)["X-Queries"]))

    assert costs[0] == costs[1] <= 12


def test_a_country_new_in_the_directory_can_be_asked_for_at_once(client):
    OrganisationFactory(member=True)
    client.get(URL)
    OrganisationFactory(name="Liège", country=CountryFactory(iso2="BE"), member=True)

    assert ask(client, country="BE") == ["Liège"]


@pytest.mark.parametrize(
    "query", [{"page": "-1"}, {"as_of": "hier"}, {"as_of": "0000-00-00"}, {"ending": "x"},
              {"q": "\0"}, {"q": "x" * 9000}, {"country": "??"}, {"status": "'"}]
)  # fmt: skip
def test_a_strange_question_gets_a_clean_answer(client, secretary, query):
    client.force_login(secretary)

    assert client.get(URL, query).status_code == 200


def test_a_contact_that_does_not_work_reaches_nobody(client, secretary):
    client.force_login(secretary)
    dead = OrganisationFactory(name="Dakar", member=True)
    ContactFactory(organisation=dead, state="dead")
    ContactFactory(office=OfficeFactory(organisation=dead, role="technical_head"), state="dead")
    alive = OrganisationFactory(name="Thiès", member=True)
    ContactFactory(office=OfficeFactory(organisation=alive, role="technical_head"), state="soft")

    assert ask(client, having="contact") == ["Thiès"]
    assert ask(client, having="service") == ["Thiès"]
    assert ask(client, lacking="contact") == ["Dakar"]


def test_the_map_asks_only_for_what_it_shows(client):
    for number in range(30):
        OrganisationFactory(name=f"Ville {number}", member=True, latitude=14, longitude=number)
    OrganisationFactory(name="Nulle part", member=True)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(URL, {"view": "map"})

    whole = [q["sql"] for q in queries if '"latitude"' in q["sql"] and "LIMIT 25" not in q["sql"]]
    assert len(response.context["map"].placed) == 30
    assert len(whole) == 1
    assert '"population"' not in whole[0]
