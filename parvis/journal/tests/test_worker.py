"""`parvis worker`: does what was queued, takes up what the dead left, ends when told."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from parvis.journal import actions
from parvis.journal.chores import chore
from parvis.journal.models import Heartbeat
from parvis.kit import clock

from .factories import job

done = []


@task()
def greet(name="", job=""):
    done.append(name)


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


def running(*, workers, **arguments):
    """A task under way, whose last worker is the last named."""
    result = greet.enqueue(**arguments)
    rows = DBTaskResult.objects.filter(pk=result.id)
    rows.update(status="RUNNING", started_at=clock.now(), worker_ids=list(workers))
    return rows.get()


@pytest.mark.django_db
@pytest.mark.usefixtures("queue", "clockwork")
class TestOnce:
    def test_it_does_what_was_queued_and_what_is_due(self):
        chore("daily")(lambda: done.append("chore"))
        actions.enqueue(greet, name="Awa")

        call_command("worker", once=True, verbosity=0)

        assert sorted(done) == ["Awa", "chore"]
        assert not Heartbeat.objects.exists()

    def test_what_a_dead_worker_left_is_done(self):
        running(workers=["dead"], name="Awa")

        call_command("worker", once=True, verbosity=0)

        assert done == ["Awa"]
        assert DBTaskResult.objects.get().status == "SUCCESSFUL"

    def test_what_a_living_worker_does_is_left_to_it(self):
        running(workers=["dead", "alive"], name="Awa")
        actions.beat("alive")

        call_command("worker", once=True, verbosity=0)

        assert done == []
        assert DBTaskResult.objects.get().status == "RUNNING"

    def test_a_heart_silent_for_a_minute_is_dead(self):
        running(workers=["silent"], name="Awa")
        Heartbeat.objects.create(worker="silent", at=clock.now() - timedelta(seconds=61))

        call_command("worker", once=True, verbosity=0)

        assert done == ["Awa"]
        assert not Heartbeat.objects.exists()

    def test_after_five_workers_it_failed_and_who_asked_is_told(self, outsider):
        mine = job(outsider, state="running")
        running(workers="abcde", job=str(mine.uuid))

        call_command("worker", once=True, verbosity=0)

        mine.refresh_from_db()
        assert done == []
        assert DBTaskResult.objects.get().status == "FAILED"
        assert (mine.state, bool(mine.message)) == ("failed", True)


def test_without_a_database_it_waits_and_ends_when_told(tmp_path):
    places = {"DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3", "PARVIS_VAR": str(tmp_path)}
    settings = {"DJANGO_SETTINGS_MODULE": "parvis.config.settings.demo"}
    command = [sys.executable, "-m", "parvis.config.command", "worker"]
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, env=os.environ | places | settings, stdout=output, stderr=output
        )
    try:
        deadline = time.monotonic() + 30
        while "waits for the database" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        ended = process.wait(timeout=10)
    finally:
        process.kill()

    assert "waits for the database" in log.read_text()
    assert ended == 0
