"""`parvis demo`: the demonstration, from nothing to a running site; twice keeps the data."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from parvis.people.models import User

ROLES = {
    "direction": "everything",
    "directory": "members, people and their mandates",
    "projects": "projects and their results",
    "events": "the agenda",
    "funds": "funders and grants",
    "communication": "what is published",
    "city": "a city's desk",
}
STOP_WITHIN = 10  # seconds


class Command(BaseCommand):
    help = "Serve the demonstration network on this machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, serve until told to stop, and leave nothing running."""
        if not settings.DEMO:
            raise CommandError("The demonstration runs with the demonstration's settings only.")
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _leave)
        _refuse_a_taken_port(options["port"])
        self._prepare()
        running = _start(options["port"])
        try:
            self._greet(options["port"], running)
            _wait(running)
        finally:
            _stop(running)

    def _prepare(self) -> None:
        self.stdout.write("Preparing the database …")
        call_command("messages", compile=True, stdout=self.stdout)
        call_command("migrate", verbosity=0)
        is_empty = not User.objects.filter(email__endswith="@demo.example").exists()
        if is_empty and "demo_load" in get_commands():
            self.stdout.write("Loading the demonstration network …")
            call_command("demo_load", stdout=self.stdout)

    def _greet(self, port: int, running: list[subprocess.Popen[bytes]]) -> None:
        site = f"http://localhost:{port}"
        while not _answers(port):
            _refuse_the_dead(running)
            time.sleep(0.1)
        lines = [f"  {site}/account/demo/{role}/  ({what})" for role, what in ROLES.items()]
        self.stdout.write(f"\nParvis is at {site}/\nSign in with one click as:\n")
        self.stdout.write("\n".join(lines))
        self.stdout.write("\nStop with Ctrl+C.")
        self.stdout.flush()


def _leave(number: int, frame: FrameType | None) -> None:
    # Deaf from now on: a second signal must not cut the clean end short.
    for again in (signal.SIGTERM, signal.SIGINT):
        signal.signal(again, signal.SIG_IGN)
    sys.exit(0)


def _refuse_a_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CommandError(f"Port {port} is taken: ./run demo --port {port + 1}") from None


def _start(port: int) -> list[subprocess.Popen[bytes]]:
    """The web server and the worker, each in a group of its own so that we alone stop them."""
    environment = os.environ | {
        "SITE_URL": f"http://localhost:{port}",
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
    }
    config = settings.ROOT / "deploy" / "gunicorn.conf.py"
    server = ["-m", "gunicorn", "--config", str(config), "parvis.config.wsgi"]
    commands = [server]
    if "worker" in get_commands():
        commands.append(["-m", "parvis.config.command", "worker"])
    return [
        subprocess.Popen(  # noqa: S603
            [sys.executable, *command],
            env=environment,
            cwd=settings.ROOT,
            start_new_session=True,
        )
        for command in commands
    ]


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _refuse_the_dead(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is not None:
            raise CommandError(f"Ended unexpectedly ({process.returncode}): {process.args!r}")


def _wait(running: list[subprocess.Popen[bytes]]) -> None:
    while True:
        _refuse_the_dead(running)
        time.sleep(0.5)


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    """Ask kindly, then insist: nothing is left running."""
    for process in running:
        process.terminate()
    until = time.monotonic() + STOP_WITHIN
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
