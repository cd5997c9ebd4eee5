"""What every room's tests may ask for: people of each role, and a network with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations
from django.test import Client

from parvis.config.catalogues import compile_all
from parvis.people.models import User
from tests.world import World, person, settle

compile_all()

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def user_with(db: None) -> Callable[..., User]:
    """Make a person charged with duties: `user_with("directory", "events")`; none is a stranger."""

    def make(*duties: str, name: str = "") -> User:
        return person(name or "-".join(duties) or f"person{User.objects.count()}", *duties)

    return make


@pytest.fixture
def outsider(db: None) -> User:
    """Someone who may sign in and has no part in anything."""
    return person("outsider")


@pytest.fixture
def secretary(db: None) -> User:
    """Keeps the directory."""
    return person("directory", "directory")


@pytest.fixture
def project_officer(db: None) -> User:
    """Follows the projects."""
    return person("projects", "projects")


@pytest.fixture
def event_officer(db: None) -> User:
    """Keeps the agenda."""
    return person("events", "events")


@pytest.fixture
def director(db: None) -> User:
    """Has every duty of the secretariat."""
    return person("direction", "direction")


@pytest.fixture
def world(db: None) -> World:
    """One person of each role, in a small network: `world.city`, `world.direction`…"""
    return settle()


@pytest.fixture
def client_of(client: Client) -> Callable[[User | None], Client]:
    """A browser in which this person is signed in; `None` is nobody."""

    def sign_in(user: User | None) -> Client:
        own = Client()
        if user:
            own.force_login(user)
        return own

    return sign_in


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _append_only_may_be_flushed() -> Iterator[None]:
    """A live-server test empties the tables after it, the append-only ones too.

    PostgreSQL truncates past the triggers; SQLite deletes, so its triggers step aside meanwhile.
    """
    flush = DatabaseOperations.execute_sql_flush

    def aside(self: DatabaseOperations, sql_list: list[str]) -> Any:
        with self.connection.cursor() as cursor:
            triggers = cursor.execute(TRIGGERS).fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            try:
                return flush(self, sql_list)
            finally:
                for _name, sql in triggers:
                    cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            patch.setattr(DatabaseOperations, "execute_sql_flush", aside)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """`./run permissions` prints the rows it would write."""
    parser.addoption("--propose", action="store_true", help="print the permission rows as measured")


def pytest_configure(config: pytest.Config) -> None:
    """Where the proposals are gathered."""
    config.proposals = []  # type: ignore[attr-defined]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Show the proposals last; a person reads each cell before it is written."""
    proposals = config.proposals  # type: ignore[attr-defined]
    if proposals:
        terminalreporter.section("as measured: read each cell, then put it into permissions.csv")
        terminalreporter.write("\n".join(sorted(proposals)) + "\n")
