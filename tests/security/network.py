"""A network of two cities in which every private field holds a word found nowhere else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from parvis.events.models import Event
from parvis.events.tests.factories import EventFactory, FeedTokenFactory
from parvis.journal.actions import record
from parvis.members.models import Identifier, PersonName
from parvis.members.tests.factories import (
    ContactFactory,
    MandateFactory,
    OfficeFactory,
    OrganisationFactory,
    PersonFactory,
)
from parvis.people.models import Duty, User
from parvis.people.tests.factories import InvitationFactory, RecoveryFactory
from parvis.projects.tests.factories import (
    FundingFactory,
    ProjectFactory,
    StatementFactory,
    a_result,
    a_value,
    an_indicator,
)
from tests.addresses import Address, addresses
from tests.world import World, examples, person, settle

DUTIES = frozenset(Duty.Kind.values)
MANAGERS = frozenset({"directory", "direction"})
NETWORK = DUTIES | {"city", "city_b"}
# Who differs from whom: a duty that manages no accounts, and one that does.
READERS = ("anonymous", "outsider", "city", "city_b", "communication", "directory")
STRANGERS = ("anonymous", "outsider", "city", "communication")
CANARY = re.compile(r"CANARI-[A-Z0-9-]*[A-Z0-9]", re.IGNORECASE)


@dataclass
class Network:
    """The world of the house's tests, a second city in it, and who may read which canary."""

    world: World = field(default_factory=settle)
    canaries: dict[str, frozenset[str]] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.examples = examples(self.world)
        self.world.people["city_b"] = person("city_b")

    def canary(self, name: str, *readers: str) -> str:
        """A word that only these roles may ever read; written as stored text."""
        word = f"CANARI-{name}"
        self.canaries[word.upper()] = frozenset(readers)
        return word

    def client(self, role: str) -> Client:
        """A browser in which somebody of that role is signed in."""
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(self.world.people[role])
        return client

    def seen_in(self, text: str) -> set[str]:
        """The canaries that a text holds, whatever the writing."""
        return {word.upper() for word in CANARY.findall(text)} & set(self.canaries)

    def forbidden_to(self, role: str) -> set[str]:
        return {word for word, readers in self.canaries.items() if role not in readers}

    def paths(self) -> list[tuple[Address, str]]:
        """Every address of the house with an example, as a path."""
        return [
            (address, address.path(self.examples.get(address.name, {})))
            for address in addresses()
            if not address.parameters or address.name in self.examples
        ]


def two_cities() -> Network:
    """City A is the world's; city B has a private word in each field that may hold one."""
    network = Network()
    _directory(network)
    _projects(network)
    _agenda(network)
    _accounts(network)
    return network


def _directory(network: Network) -> None:
    canary, team = network.canary, DUTIES
    city = OrganisationFactory(
        name="Bobo-Dioulasso", member=True, note=canary("B-ORGANISATION-NOTE", *team)
    )
    city.memberships.update(source="PV")
    former = OrganisationFactory(name=canary("FORMER-MEMBER", *NETWORK))
    role = MandateFactory(
        office__organisation=city,
        person__family_name="Sanou",
        person__note=canary("B-MAYOR-NOTE", *team),
        person__source=canary("B-MAYOR-SOURCE", *team),
        person__do_not_contact=True,
        note=canary("B-MANDATE-NOTE", *team),
    )
    desk = OfficeFactory(organisation=city, role="technical_head")
    agent = PersonFactory(
        family_name=canary("B-AGENT", *NETWORK),
        account=network.world.city_b,
        note=canary("B-AGENT-NOTE", *team),
    )
    own = MandateFactory(office=desk, person=agent)
    retired = PersonFactory(family_name=canary("B-RETIRED", *team), note=canary("B-OLD", *team))
    PersonName.objects.create(person=retired, name=canary("B-ALIAS", *team), kind="alias")
    for owner, thing in (("organisation", city), ("office", role.office), ("mandate", role)):
        word = f"B-{owner.upper()}-PRIVATE"
        contact = {owner: thing, "is_private": True, "label": canary(f"{word}-LABEL", *team)}
        ContactFactory(value=f"{canary(word, *team)}@x.example", **contact)
    ContactFactory(mandate=role, value=f"{canary('B-MANDATE-MAIL', *team)}@x.example")
    ContactFactory(person=role.person, value=f"{canary('B-MAYOR-MAIL', *team)}@x.example")
    mine = canary("B-AGENT-MAIL", *team, "city_b")
    ContactFactory(person=agent, value=f"{mine}@x.example", is_private=True)
    ContactFactory(office=desk, value=f"{canary('B-DESK-MAIL', *NETWORK)}@x.example")
    Identifier.objects.create(organisation=city, scheme="insee", value="B-1")
    network.things |= {
        "b": city, "former": former, "b_mandate": role, "b_desk": desk, "b_agent": agent,
        "b_own": own, "b_retired": retired,
    }  # fmt: skip


def _projects(network: Network) -> None:
    canary, team = network.canary, DUTIES
    insiders = (*team, "city_b")
    city = network.things["b"]
    draft = ProjectFactory(
        title=canary("B-DRAFT", *insiders),
        description=canary("B-DRAFT-TEXT", *insiders),
        carrier=city,
        is_published=False,
        note=canary("B-DRAFT-NOTE", *team),
        code=canary("B-CODE", *insiders),
    )
    FundingFactory(project=draft, name=canary("B-FUNDER", *insiders))
    StatementFactory(project=draft, source=canary("B-SOURCE", *insiders))
    indicator = an_indicator(draft, canary("B-INDICATOR", *insiders))
    a_value(indicator, 7, date(2024, 6, 30), comment=canary("B-COMMENT", *insiders))
    public = ProjectFactory(
        title="Éclairage solaire", carrier=city, note=canary("B-PUBLIC-NOTE", *team)
    )
    FundingFactory(project=public, note=canary("B-FUNDING-NOTE", *team))
    hidden = an_indicator(
        public,
        canary("B-UNPUBLISHED", *NETWORK, "outsider"),
        result=a_result(public, "Des rues sûres"),
        is_published=False,
    )
    network.things |= {
        "b_draft": draft,
        "b_public": public,
        "b_hidden": hidden,
        "b_indicator": indicator,
    }


def _agenda(network: Network) -> None:
    canary, team = network.canary, DUTIES
    secret = {"audience": Event.Audience.SECRETARIAT, "host": network.things["b"]}
    reserved = {"audience": Event.Audience.NETWORK, "host": network.things["b"]}
    own = EventFactory(
        title=canary("SECRETARIAT-EVENT", *team),
        city=canary("SECRETARIAT-CITY", *team),
        venue=canary("SECRETARIAT-VENUE", *team),
        note=canary("SECRETARIAT-NOTE", *team),
        organisers=[canary("SECRETARIAT-ORGANISER", *team)],
        **secret,
    )
    shared = EventFactory(
        title=canary("NETWORK-EVENT", *NETWORK),
        note=canary("NETWORK-NOTE", *team),
        parent=own,
        **reserved,
    )
    public = EventFactory(title="Assises", note=canary("PUBLIC-NOTE", *team), parent=own)
    EventFactory(title=canary("PART-OF-PUBLIC", *team), parent=public, **secret)
    network.things |= {"secret_event": own, "network_event": shared, "public_event": public}


def _accounts(network: Network) -> None:
    canary, world = network.canary, network.world
    hidden = User.objects.create_user(
        f"{canary('ACCOUNT-MAIL', *MANAGERS)}@x.example",
        name=canary("ACCOUNT-NAME", *DUTIES),
    )
    record("changed", hidden, by=hidden, changes={"name": ["", canary("JOURNAL", *DUTIES)]})
    InvitationFactory(
        email=f"{canary('INVITED-MAIL', *DUTIES)}@x.example",
        name=canary("INVITED-NAME", *DUTIES),
        note=canary("INVITED-NOTE", *MANAGERS),
    )
    RecoveryFactory(user=hidden)
    feed = FeedTokenFactory(user=world.city_b)
    network.canaries[feed.token.upper()] = frozenset({"city_b"})
    network.things |= {"hidden": hidden, "feed_b": feed}


def body(response: HttpResponseBase) -> bytes:
    """The whole answer, streamed or not."""
    if response.streaming:
        return b"".join(response)  # type: ignore[arg-type]
    return bytes(response.content)  # type: ignore[attr-defined]


def told(response: HttpResponseBase) -> str:
    """The answer as text: its lines unfolded, its workbook unpacked."""
    content = body(response)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"\n".join(book.read(name) for name in book.namelist())
    return content.decode(errors="replace").replace("\r\n ", "")


LINK = re.compile(r'(?:href|action|src|content)="([^"]+)"')


def links(text: str) -> Iterator[str]:
    """The paths of ours that a page leads to, with their query."""
    for found in LINK.findall(text):
        parts = urlsplit(found.replace("&amp;", "&"))
        if parts.path.startswith("/") and not parts.path.startswith(("/static/", "//")):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def settled(make: Callable[[], Any]) -> Callable[..., Iterator[Any]]:
    """A fixture for a whole file: made once, forgotten at its end."""

    @pytest.fixture(scope="module")
    def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield make()
            transaction.set_rollback(True)
            cache.clear()

    return once
