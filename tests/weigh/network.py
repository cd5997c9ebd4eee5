"""A network large enough to fill a list, served for the time of the weighing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands
from django.test import Client

from tests.addresses import Address, addresses
from tests.world import ROLES, World, examples, settle

ROOT = Path(__file__).resolve().parents[2]
# Pages that answer with a file, or that only another program asks for.
NOT_PAGES = {"health_live", "health_ready", "set_language"}


@dataclass(frozen=True)
class Place:
    """An address to weigh: its path, and the roles it may be open to."""

    name: str
    path: str


def prepare(*, members: int) -> World:
    """Create the tables, a generated network, and one person of each role."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if members and "generate" in get_commands():
        call_command("generate", members=members, seed=7, verbosity=0)
    return settle()


def read_figures() -> None:
    """What the worker does each day: without it the first page of the programme does it all."""
    call_command("figures_refresh", verbosity=0)


def places(world: World) -> list[Place]:
    """Every address with something to show; a list also as the map of its rows."""
    found, tried = [], examples(world)
    for address in addresses():
        if address.name in NOT_PAGES or (address.parameters and address.name not in tried):
            continue
        found += _places_of(address, tried)
    return [*found, Place("absent", "/absent/")]


def _places_of(address: Address, tried: dict[str, dict[str, object]]) -> list[Place]:
    path = address.path(tried.get(address.name, {}))
    if not address.own_name.endswith("_list"):
        return [Place(address.name, path)]
    return [
        Place(address.name, path),
        Place(f"{address.name} (map)", f"{path}?view=map"),
        Place(f"{address.name} (nothing)", f"{path}?q=zzzzzz&search=zzzzzz"),
    ]


def sign_ins(world: World) -> dict[str, str]:
    """For each role the value of its session cookie; empty for nobody."""
    found = {"anonymous": ""}
    for role in ROLES[1:]:
        client = Client()
        client.force_login(getattr(world, role))
        found[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


@contextmanager
def served() -> Iterator[str]:
    """The site's address while gunicorn serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "1"}
    command = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "parvis.config.wsgi"]
    server = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment)
    try:
        _wait(port, server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("the site does not start")
