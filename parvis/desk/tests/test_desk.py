"""A signed-in person's start page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from parvis.events.tests.factories import EventFactory
from parvis.journal.actions import record
from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.members.tests.factories import (
    ContactFactory,
    MandateFactory,
    OfficeFactory,
    OrganisationFactory,
)
from parvis.people.models import Invitation, Recovery
from parvis.projects.tests.factories import ProjectFactory
from parvis.strategy.tests.factories import KeyMomentFactory, NodeFactory
from parvis.terms.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db
URL = "/desk/"


def sentences(response) -> list[str]:
    """What waits, in the order shown."""
    return [todo.sentence for todo in response.context["todos"]]


def shortened(sentence: str) -> str:
    """Its first words after the number, with plain spaces."""
    return " ".join(sentence.split()[1:4])


def in_days(days: int) -> PartialDate:
    return PartialDate.of(clock.today() + timedelta(days=days))


@pytest.fixture
def work() -> None:
    """A network in which something of each kind waits."""
    theme = ThemeFactory()
    node = NodeFactory()
    node.themes.add(theme)
    headed = OrganisationFactory(name="Thiès", member=True)
    MandateFactory(office__organisation=headed, end=in_days(40))
    ContactFactory(organisation=headed)
    abandoned = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=abandoned, end=PartialDate(2022))
    ProjectFactory(carrier=headed, themes=[theme], end="2023")
    EventFactory(start=in_days(20), themes=[theme])
    EventFactory(start="2020-02-01")
    long_ago = clock.now() - timedelta(days=30)
    Invitation.objects.create(email="a@b.example", name="A", expires_at=long_ago)


def test_the_direction_sees_all_that_waits_the_oldest_first(client: Client, director, work):
    client.force_login(director)

    response = client.get(URL)

    assert [shortened(sentence) for sentence in sentences(response)] == [
        "événement est terminé",
        "membre n’a personne",
        "invitation a expiré",
        "projet en cours",
        "membre est injoignable",
        "projet sert peut-être",
        "événement sert peut-être",
        "événement commence d’ici",
        "mandat de 1",
    ]


@pytest.mark.parametrize("role", ["secretary", "project_officer", "event_officer", "director"])
def test_each_count_leads_to_as_many_rows(
    client: Client, request: pytest.FixtureRequest, work, role: str
):
    client.force_login(request.getfixturevalue(role))
    todos = client.get(URL).context["todos"]
    lists = [todo for todo in todos if "/account/" not in todo.url]

    assert lists
    for todo in lists:
        listing = client.get(todo.url).context["listing"]
        assert listing.count == 1, todo
        assert todo.sentence.replace("Le mandat de ", "").startswith("1"), todo


@pytest.mark.parametrize(
    ("role", "word", "others"),
    [
        ("secretary", "membre", "projet"),
        ("project_officer", "projet", "membre"),
        ("event_officer", "événement", "membre"),
    ],
)
def test_each_duty_has_its_own(
    client: Client, request: pytest.FixtureRequest, work, role: str, word: str, others: str
):
    client.force_login(request.getfixturevalue(role))

    told = " ".join(sentences(client.get(URL)))

    assert word in told
    assert others not in told


def test_one_vouches_for_another_and_not_for_oneself(client: Client, secretary, director):
    Recovery.objects.create(user=secretary)
    client.force_login(secretary)
    assert sentences(client.get(URL)) == []

    client.force_login(director)

    assert len(sentences(client.get(URL))) == 1


def test_many_acts_of_a_kind_are_told_as_one(client: Client, secretary, director):
    for number in range(4):
        record("changed", OrganisationFactory(name=f"Ville {number}"), by=director)
    record("removed", OrganisationFactory(name="Kindia"), by=director)
    client.force_login(secretary)

    removed, edited = client.get(URL).context["news"]

    assert (removed.label, removed.count) == ("Kindia", 1)
    assert edited.count == 4
    assert client.get(edited.url).context["listing"].count == 4


def test_where_nothing_waits_it_is_said(client: Client, secretary):
    client.force_login(secretary)

    assert "Rien ne vous attend" in client.get(URL).content.decode()


def test_a_city_sees_what_is_expected_of_it(client: Client, outsider):
    city = OrganisationFactory(name="Kindia", member=True)
    own = MandateFactory(
        office=OfficeFactory(organisation=city, role="ir_director"),
        person__account=outsider,
        end=in_days(60),
    )
    ContactFactory(organisation=city)
    ProjectFactory(title="Marché", carrier=city, end="2090")
    ProjectFactory(title="Ailleurs", carrier=OrganisationFactory())
    EventFactory(title="Congrès", host=city, start=in_days(50))
    KeyMomentFactory()
    client.force_login(outsider)

    response = client.get(URL)

    html = response.content.decode()
    assert [todo.day for todo in response.context["todos"]] == [
        None,
        None,
        clock.today() + timedelta(days=50),
        own.ends_on,
        date(2090, 12, 31),
    ]
    assert "<h1>Ma ville\N{NO-BREAK SPACE}: Kindia</h1>" in html
    assert "Marché" in html
    assert "Ailleurs" not in html
    assert "Journée des droits des femmes" in html


def test_a_city_is_told_to_write_its_figures_to_the_secretariat(client: Client, outsider, settings):
    settings.NETWORK_CONTACT = "siege@reseau.example"
    city = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=city, person__account=outsider)
    ContactFactory(organisation=city, verified_at=clock.now())
    project = ProjectFactory(title="Marché & port", carrier=city, end="2090")
    client.force_login(outsider)

    response = client.get(URL)

    [todo] = response.context["todos"]
    html = response.content.decode()
    assert "siege@reseau.example" in todo.sentence
    assert todo.url.startswith("mailto:siege@reseau.example?subject=")
    assert "March%C3%A9%20%26%20port" in todo.url
    assert f'<a href="{project.get_absolute_url()}">Aucune valeur' in html
    assert client.get(todo.page).status_code == 200


def test_a_city_without_a_head_is_given_an_address_to_write_to(client: Client, outsider, settings):
    city = OrganisationFactory(name="Kindia", member=True)
    office = OfficeFactory(organisation=city, role="ir_director")
    MandateFactory(office=office, person__account=outsider)
    ContactFactory(organisation=city, verified_at=clock.now())
    client.force_login(outsider)

    [todo] = client.get(URL).context["todos"]

    assert settings.NETWORK_CONTACT in todo.sentence
    assert todo.url.startswith(f"mailto:{settings.NETWORK_CONTACT}")


def test_a_contact_that_does_not_work_is_no_contact(client: Client, outsider):
    city = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=city, person__account=outsider)
    ContactFactory(organisation=city, state="dead")
    client.force_login(outsider)

    assert [shortened(each) for each in sentences(client.get(URL))] == ["ne peut écrire"]


def test_contacts_checked_lately_are_not_asked_about(client: Client, outsider):
    city = OrganisationFactory(name="Kindia", member=True)
    MandateFactory(office__organisation=city, person__account=outsider)
    ContactFactory(organisation=city, verified_at=clock.now())
    client.force_login(outsider)

    assert sentences(client.get(URL)) == []


def test_whoever_has_no_part_is_told_whom_to_ask(client: Client, outsider, settings):
    client.force_login(outsider)

    html = client.get(URL).content.decode()

    assert "vous n’exercez aujourd’hui aucune fonction" in html
    assert f"mailto:{settings.NETWORK_CONTACT}" in html


def test_what_moved_since_is_told_until_the_visit_after(client: Client, secretary, director):
    client.force_login(secretary)
    client.get(URL)
    record("created", EventFactory(title="Congrès"), by=director)
    record("created", EventFactory(title="De moi"), by=secretary)

    html = client.get(URL).content.decode()

    assert "Congrès" in html
    assert "De moi" not in html


def test_a_city_is_told_of_its_own_and_of_the_agenda(client: Client, outsider, director):
    city = OrganisationFactory(name="Kindia", member=True)
    other = OrganisationFactory(name="Thiès", member=True)
    MandateFactory(office__organisation=city, person__account=outsider)
    client.force_login(outsider)
    for thing in (city, other, EventFactory(title="Congrès")):
        record("created", thing, by=director)
    record("created", EventFactory(title="Interne", audience="secretariat"), by=director)
    record("changed", EventFactory(title="Détail"), by=director)

    told = [each.label for each in client.get(URL).context["news"]]

    assert told == ["Congrès", "Kindia"]


def test_the_cookie_of_another_is_not_read(client: Client, secretary, director):
    client.force_login(secretary)
    client.get(URL)
    record("created", EventFactory(title="Congrès"), by=None)
    cookie = client.cookies["desk"].value
    other = Client()
    other.force_login(director)
    other.cookies["desk"] = cookie

    assert other.get(URL).status_code == 200
    assert other.cookies["desk"].value != cookie


def test_the_desk_costs_few_queries_however_much_waits(client: Client, director, work):
    client.force_login(director)
    client.get(URL)
    few = int(client.get(URL)["X-Queries"])
    EventFactory.create_batch(3, start="2020-02-01")
    OrganisationFactory.create_batch(3, member=True)

    assert int(client.get(URL)["X-Queries"]) == few
    assert few <= 30


def test_a_stranger_is_asked_to_sign_in(client: Client):
    assert client.get(URL).status_code == 302
