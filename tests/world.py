"""A small network with one person of each role: what the house's own tests look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.people.models import Duty, User

DUTIES = tuple(Duty.Kind.values)
PASSWORD = "a bench in front of the town hall"
ROLES = ("anonymous", "outsider", "city", *DUTIES)


@dataclass
class World:
    """People by role; `things` is where a room may leave what another room's examples need."""

    people: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        if name in ROLES or name in self.__dict__.get("people", {}):
            return self.people[name]
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(name) from None


def person(role: str, *duties: str) -> User:
    """The account of a role in the demonstration's domain, charged with duties since last year."""
    email = f"{role}@demo.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(
        email=email, password=PASSWORD, name=role.capitalize(), language="fr"
    )
    last_year = PartialDate.parse(str((clock.today() - timedelta(days=400)).year))
    for duty in set(duties) - user.duties:
        Duty.objects.create(user=user, duty=duty, start=last_year)
    user.__dict__.pop("duties", None)
    return user


def factories() -> list[Any]:
    """The `tests.factories` of each room that has one, lower floors first."""
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("parvis.")]
    found = [f"{room}.tests.factories" for room in rooms if find_spec(f"{room}.tests")]
    return [import_module(name) for name in found if find_spec(name)]


def settle() -> World:
    """Create the people, then let each room give them their place (`settle(world)`)."""
    world = World()
    for role in ("outsider", "city"):
        world.people[role] = person(role)
    for duty in DUTIES:
        world.people[duty] = person(duty, duty)
    for module in factories():
        if hasattr(module, "settle"):
            module.settle(world)
    return world


def examples(world: World) -> dict[str, dict[str, Any]]:
    """For each address with arguments, the arguments of a thing to try it on."""
    found: dict[str, dict[str, Any]] = {}
    for module in factories():
        if hasattr(module, "examples"):
            found |= module.examples(world)
    return found
