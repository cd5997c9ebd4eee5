"""`parvis worker`: does what was queued, and what the clock asks."""

from __future__ import annotations

import logging
import os
import secrets
import threading
import time
from argparse import ArgumentParser
from contextlib import suppress
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker

from parvis.journal import actions
from parvis.journal.chores import tick

logger = logging.getLogger(__name__)

BEAT_SECONDS = 10
PATIENCE_SECONDS = 5
PAUSE_SECONDS = 2


class HouseWorker(Worker):
    """Takes tasks one by one; while it works, a thread keeps its heart and the clock.

    Asked to end, it finishes its task; after five seconds it leaves the task to another worker.
    """

    def __init__(self, *, interval: float) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=secrets.token_hex(8),
            excluded_queue_names=[],
        )
        self.has_ended = threading.Event()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End soon: within seconds, whatever is under way."""
        if self.running and self.running_task:
            threading.Thread(target=self._lose_patience, daemon=True).start()
        super().shutdown(signum, frame)

    def _lose_patience(self) -> None:
        if self.has_ended.wait(PATIENCE_SECONDS):
            return
        try:
            actions.leave(self.worker_id)
        finally:
            os._exit(0)

    def look_at_the_clock(self) -> None:
        """Say that it lives, take up what the dead left, queue the chores that are due."""
        actions.beat(self.worker_id)
        actions.take_up()
        tick()

    def keep_the_clock(self) -> None:
        """Look at the clock until the end; a database that is away is asked again."""
        while not self.has_ended.wait(BEAT_SECONDS):
            close_old_connections()
            try:
                self.look_at_the_clock()
            except (DatabaseError, InterfaceError):
                logger.warning("The clock waits for the database")
        connections.close_all()

    def stay(self) -> None:
        """Work until asked to end; a database that is away is waited for."""
        threading.Thread(target=self.keep_the_clock, daemon=True).start()
        while self.running:
            try:
                self.look_at_the_clock()
                self.run()
            except (DatabaseError, InterfaceError):
                logger.warning("The worker waits for the database")
                connections.close_all()
                time.sleep(PAUSE_SECONDS)


class Command(BaseCommand):
    help = "Do what was queued and what the clock asks, until told to end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due, then end.")
        parser.add_argument("--interval", type=float, default=1, help="Seconds between two looks.")

    def handle(self, *, once: bool, interval: float, **options: Any) -> None:
        worker = HouseWorker(interval=interval)
        worker.batch = once
        if not once:
            worker.configure_signals()
        try:
            if once:
                worker.look_at_the_clock()
                worker.run()
            else:
                worker.stay()
        finally:
            worker.has_ended.set()
            with suppress(DatabaseError, InterfaceError):
                actions.leave(worker.worker_id)
