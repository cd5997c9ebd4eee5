"""Workers: being heard, leaving, and taking up what a dead one left."""

from __future__ import annotations

import logging

from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from parvis.journal.models import Heartbeat, Job
from parvis.kit import clock

MOST_ATTEMPTS = 5

logger = logging.getLogger(__name__)


def beat(worker: str) -> None:
    """Say that a worker lives."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": clock.now()})


def leave(worker: str) -> None:
    """A worker ends: what it had under way may be taken up at once."""
    Heartbeat.objects.filter(worker=worker).delete()


def take_up() -> int:
    """Put back in the queue the tasks whose worker died, at most five times; returns how many.

    Its heart stopped for a minute: the task is ready again, or failed after five workers.
    """
    alive = set(Heartbeat.objects.alive().values_list("worker", flat=True))
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    taken = 0
    for result in running.only("worker_ids", "started_at", "args_kwargs", "status"):
        if not alive.intersection(result.worker_ids[-1:]):
            taken += _take_up(result)
    Heartbeat.objects.exclude(worker__in=alive).delete()
    return taken


def _take_up(result: DBTaskResult) -> int:
    """As it was read, so that one worker wins."""
    as_read = DBTaskResult.objects.filter(
        pk=result.pk, status=TaskResultStatus.RUNNING, started_at=result.started_at
    )
    if len(result.worker_ids) < MOST_ATTEMPTS:
        return as_read.update(status=TaskResultStatus.READY, started_at=None)
    logger.error("A task failed: its workers died", extra={"task": str(result.pk)})
    failed = as_read.update(
        status=TaskResultStatus.FAILED,
        finished_at=clock.now(),
        exception_class_path="builtins.RuntimeError",
        traceback=f"Its worker died {MOST_ATTEMPTS} times.",
    )
    if failed and (job := result.args_kwargs["kwargs"].get("job")):
        Job.objects.under_way().filter(uuid=job).update(
            state=Job.State.FAILED,
            ended_at=clock.now(),
            message=_("It was interrupted too often. Ask again, or tell the technical team."),
        )
    return failed
