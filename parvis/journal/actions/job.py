"""Long work: asked for, carried out once, watched."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks.base import Task
from django_tasks_db.backend import DatabaseBackend

from parvis.journal.models import Job
from parvis.kit import clock

if TYPE_CHECKING:
    from parvis.people.models import User


def enqueue(task: Task[..., Any], **arguments: Any) -> None:
    """Run a task once this transaction is committed, and never if it is not.

    The queue in the database is part of the transaction, so that nothing recorded is forgotten.
    """
    if isinstance(task.get_backend(), DatabaseBackend):
        task.enqueue(**arguments)
    else:
        transaction.on_commit(lambda: task.enqueue(**arguments) and None)


@transaction.atomic
def start(
    kind: str,
    label: str,
    *,
    by: User | None,
    task: Task[..., Any] | None = None,
    total: int | None = None,
    **arguments: Any,
) -> Job:
    """Ask for long work; asked twice, the one under way is returned.

    `task` is called with `job=<uuid>` and the arguments, and does its work in `carry_out`.
    """
    job, is_new = Job.objects.under_way().get_or_create(
        kind=kind, label=label, asked_by=by, defaults={"total": total}
    )
    if task and is_new:
        enqueue(task, job=str(job.uuid), **arguments)
    return job


def carry_out(uuid: str | uuids.UUID, work: Callable[[Job], str | None]) -> Job:
    """Do a job's work unless it is done already; `work` may return the address of its result.

    A failure is shown to who asked, and raised.
    """
    job = Job.objects.get(uuid=uuid)
    if job.state == Job.State.DONE:
        return job
    _note(job, state=Job.State.RUNNING, done=0, message="", ended_at=None)
    try:
        result = work(job)
    except Exception:
        message = _("It stopped on an error. The technical team has its details.")
        _note(job, state=Job.State.FAILED, message=message, ended_at=clock.now())
        raise
    done = job.total if job.total is not None else job.done
    _note(job, state=Job.State.DONE, done=done, result=result or "", ended_at=clock.now())
    return job


def advance(job: Job, done: int, *, total: int | None = None, message: str = "") -> None:
    """Say how far a job is; outside a transaction, else nobody sees it before the end."""
    _note(job, done=done, total=job.total if total is None else total, message=message[:500])


def _note(job: Job, **values: Any) -> None:
    for name, value in values.items():
        setattr(job, name, value)
    job.save(update_fields=list(values))
