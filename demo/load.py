"""Everything together: the demonstration network, and networks of any size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import transaction

from parvis.kit import clock
from parvis.members.exchange import load_roles
from parvis.members.models import Mandate, Organisation, Person, RoleType
from parvis.people.actions import ensure_account
from parvis.people.models import Duty, User
from parvis.projects.exchange import load_channels, load_project_lists
from parvis.strategy.exchange import load_programme
from parvis.strategy.models import Programme
from parvis.terms.exchange import load_regions, load_standards, load_themes

from .agenda import load_events, make_events
from .crowd import Crowd, make_cities, make_offices, tag_themes
from .directory import load_members
from .history import acts_of_mandates, acts_of_memberships, tell
from .invention import Invention
from .partners import load_partners
from .portfolio import load_projects
from .reading import DATA

ROLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "direction": ("Dominique Arcane (fictif)", (Duty.Kind.DIRECTION,)),
    "directory": ("Awa Sarrazin (fictif)", (Duty.Kind.DIRECTORY,)),
    "projects": ("Pascal Nterim (fictif)", (Duty.Kind.PROJECTS,)),
    "funds": ("Lina Verdier (fictif)", (Duty.Kind.FUNDS,)),
    "events": ("Hugo Rivemont (fictif)", (Duty.Kind.EVENTS,)),
    "communication": ("Inès Valbrune (fictif)", (Duty.Kind.COMMUNICATION,)),
}
CITY_OF_THE_DEMONSTRATION = "dschang"
BEFORE_HISTORY = timedelta(days=4000)


@dataclass(frozen=True)
class Counts:
    """How much a network holds."""

    organisations: int
    people: int
    mandates: int
    contacts: int
    entries: int


@transaction.atomic
def load_demonstration(*, seed: int = 2028, members: int = 330) -> Counts:
    """The real members, projects, events and programme; made-up rows complete them."""
    chance = Random(seed)
    load_lists()
    staff = _accounts()
    real = load_members()
    load_partners()
    crowd = _crowd(chance, count=members - _member_count())
    roles = {role.code: role for role in RoleType.objects.all()}
    make_offices(crowd, real, roles, heads=False)
    crowd.write()
    tag_themes(crowd, [*real, *crowd.organisations])
    counts = _tell_history(crowd, staff)
    load_programme(DATA)
    _city_account()
    load_projects()
    Invention(crowd).make(46)
    load_events()
    make_events(crowd, 34)
    return counts


@transaction.atomic
def generate(*, members: int, seed: int) -> Counts:
    """A made-up network of that many members, with their people, projects and events."""
    chance = Random(seed)
    load_lists()
    staff = _accounts()
    crowd = _crowd(chance, count=members)
    crowd.write()
    tag_themes(crowd, crowd.organisations)
    counts = _tell_history(crowd, staff)
    if not Programme.objects.exists():
        load_programme(DATA)
    Invention(crowd).make(max(10, members // 4))
    make_events(crowd, max(10, min(members // 5, 2000)))
    return counts


def load_lists() -> None:
    """The standards' lists, and the demonstration's own, loaded before its history begins."""
    with clock.at(clock.now() - BEFORE_HISTORY):
        load_standards()
        load_regions(DATA / "regions.csv")
        load_themes(DATA / "themes.csv")
        load_roles()
        load_project_lists()
        load_channels(DATA / "channels.csv")


def _member_count() -> int:
    return Organisation.objects.members_on(clock.today()).count()


def _accounts() -> list[User]:
    """The secretariat of the demonstration, at work since before its history begins."""
    with clock.at(clock.now() - BEFORE_HISTORY):
        return [
            ensure_account(f"{role}@demo.example", name, duties=duties)
            for role, (name, duties) in ROLES.items()
        ]


def _crowd(chance: Random, *, count: int) -> Crowd:
    today: date = clock.today()
    crowd = Crowd(chance=chance, today=today)
    make_cities(crowd, count, set(Organisation.objects.values_list("slug", flat=True)))
    roles = {role.code: role for role in RoleType.objects.all()}
    make_offices(crowd, crowd.organisations, roles, heads=True)
    return crowd


def _city_account() -> None:
    """The demonstration's city desk: whoever holds international relations in one city."""
    mandate = (
        Mandate.objects.as_of()
        .filter(office__organisation__slug=CITY_OF_THE_DEMONSTRATION, person__is_synthetic=True)
        .order_by("office__role_type__protocol_rank")
        .select_related("person")
        .first()
    )
    if mandate:
        account = ensure_account("city@demo.example", f"{mandate.person} (fictif)")
        Person.objects.filter(pk=mandate.person_id).update(account=account)


def _tell_history(crowd: Crowd, staff: list[User]) -> Counts:
    acts = acts_of_mandates(crowd.mandates, crowd.today)
    acts += acts_of_memberships(crowd.memberships, crowd.today)
    return Counts(
        organisations=Organisation.objects.count(),
        people=len(crowd.people),
        mandates=len(crowd.mandates),
        contacts=len(crowd.contacts),
        entries=tell(acts, staff, crowd.chance),
    )
