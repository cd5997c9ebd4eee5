"""What the journal's own tests need: a queue in the database, verbs that somebody waits for."""

import pytest
from django_tasks import task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands import db_worker

from parvis.journal import chores, tasks


@pytest.fixture
def queue(monkeypatch):
    """Tasks wait in the database, as in production; the worker stays in the test's transaction."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    before = task_backends["default"]
    task_backends["default"] = DatabaseBackend("default", {})
    yield
    task_backends["default"] = before


@pytest.fixture
def sockets(monkeypatch):
    """No verb is waited for but those that the test plugs in."""
    monkeypatch.setattr(tasks, "_told", type(tasks._told)(list))
    monkeypatch.setattr(tasks, "_after", type(tasks._after)(list))


@pytest.fixture
def clockwork(monkeypatch):
    """No chores but those that the test plugs in."""
    monkeypatch.setattr(chores, "_chores", {})
