"""The sheet of an event."""

from __future__ import annotations

from datetime import time

import pytest
from django.test import Client

from parvis.members.tests.factories import MandateFactory, OrganisationFactory
from parvis.terms.tests.factories import CountryFactory, ThemeFactory

from .factories import EventFactory, a_moment, a_node, tie

pytestmark = pytest.mark.django_db


def page(client: Client, event) -> str:
    return client.get(event.get_absolute_url()).content.decode()


def test_a_stranger_reads_a_public_event_and_can_share_it(client: Client):
    event = EventFactory(
        title="Congrès de Huê",
        city="Huê",
        attendance="400 élus",
        organisers=["AIMF"],
        languages=["fr", "vi"],
    )

    html = page(client, event)

    assert "<h1>Congrès de Huê</h1>" in html
    assert "400 élus" in html
    assert "Français, Vietnamien" in html
    assert "AIMF" in html
    assert 'property="og:title"' in html
    assert "https://wa.me/?text=Congr%C3%A8s" in html
    assert f"/agenda/{event.slug}.ics" in html


@pytest.mark.parametrize("audience", ["network", "secretariat"])
def test_a_stranger_does_not_find_what_is_not_public(client: Client, outsider, audience: str):
    event = EventFactory(audience=audience)

    assert client.get(event.get_absolute_url()).status_code == 404
    client.force_login(outsider)
    assert client.get(event.get_absolute_url()).status_code == 404


def test_an_event_of_the_network_is_not_offered_for_sharing(client: Client, secretary):
    event = EventFactory(audience="network")
    client.force_login(secretary)

    html = page(client, event)

    assert "wa.me" not in html
    assert "og:title" not in html


def test_hours_are_told_where_it_is_and_where_the_reader_is(client: Client, outsider):
    hanoi = CountryFactory(iso2="VN")
    dakar = OrganisationFactory(country=CountryFactory(iso2="SN"), member=True)
    MandateFactory(office__organisation=dakar, person__account=outsider)
    event = EventFactory(
        country=hanoi,
        zone="Asia/Ho_Chi_Minh",
        start_time=time(9),
        end_time=time(11, 30),
    )
    client.force_login(outsider)

    html = page(client, event)

    assert "09:00 – 11:30, fuseau : Ho Chi Minh" in html
    assert "02:00 – 04:30, fuseau : Dakar" in html


def test_hours_are_told_once_where_clocks_agree(client: Client):
    event = EventFactory(zone="Europe/Brussels", start_time=time(9))

    html = page(client, event)

    assert "À partir de 09:00, fuseau : Bruxelles" in html
    assert "heure de Paris" not in html


def test_notes_and_history_are_the_secretariat_s(client: Client, secretary):
    event = EventFactory(note="Protocole à signer")

    assert "Protocole" not in page(client, event)
    client.force_login(secretary)
    assert "Protocole" in page(client, event)


def test_what_it_serves_is_shown_to_all_and_what_is_proposed_to_who_may_confirm(
    client: Client, event_officer
):
    climate, sport = ThemeFactory(code="climat"), ThemeFactory(code="sport")
    tied, proposed = a_node("T2", climate), a_node("T7", sport)
    event = EventFactory(themes=[climate, sport])
    tie(event, tied)

    html = page(client, event)

    assert "Priorité T2" in html
    assert "Priorité T7" not in html
    client.force_login(event_officer)
    assert f"/ties/{proposed.code}/confirm/" in page(client, event)


def test_a_declined_part_is_not_proposed_again(client: Client, event_officer):
    climate = ThemeFactory(code="climat")
    event = EventFactory(themes=[climate])
    tie(event, a_node("T2", climate), "declined")
    client.force_login(event_officer)

    assert "Priorité T2" not in page(client, event)


def test_key_moments_nearby_are_named(client: Client):
    node = a_node("T8")
    a_moment(node, "Journée de la Francophonie", 3, 20)
    a_moment(node, "Journée de la paix", 9, 21)
    event = EventFactory(start="2099-03-15")

    html = page(client, event)

    assert "Journée de la Francophonie" in html
    assert "Journée de la paix" not in html


def test_parts_and_hosts_that_one_may_not_see_have_no_link(client: Client):
    host = OrganisationFactory(name="Ailleurs")
    congress = EventFactory(kind="congress", host=host)
    EventFactory(title="Bureau secret", parent=congress, audience="secretariat")
    EventFactory(title="Colloque", parent=congress)

    html = page(client, congress)

    assert "Ailleurs" in html
    assert host.get_absolute_url() not in html
    assert "Colloque" in html
    assert "Bureau secret" not in html


def test_more_parts_and_organisers_cost_no_more_queries(client: Client, event_officer):
    theme = ThemeFactory()
    event = EventFactory(host=OrganisationFactory(), themes=[theme], organisers=["A"])
    EventFactory(parent=event)
    tie(event, a_node("T1", theme))
    a_node("T2", theme)
    client.force_login(event_officer)
    few = int(client.get(event.get_absolute_url())["X-Queries"])
    EventFactory.create_batch(2, parent=event)
    for code in ("T3", "T4"):
        tie(event, a_node(code))
    event.organisers.create(name="B")
    event.organisers.create(name="C")

    assert int(client.get(event.get_absolute_url())["X-Queries"]) == few
    assert few <= 30
