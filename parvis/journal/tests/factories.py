"""Acts, notices and jobs to try the journal's addresses on."""

from __future__ import annotations

from typing import Any

from parvis.journal import actions
from parvis.journal.models import Entry, Job, Notice


def act(thing: Any, by: Any = None, verb: str = "changed", **changes: list[Any]) -> Entry:
    """Something that happened to a thing: `act(user, name=["before", "after"])`."""
    return actions.record(verb, thing, by=by, changes=changes)


def notice(user: Any, entry: Entry | None = None) -> Notice:
    """An act that this person is told of."""
    entry = entry or act(user)
    return Notice.objects.create(
        user=user, entry=entry, title=f"Act {entry.sequence}", text="Read this.", url="/desk/"
    )


def job(user: Any, label: str = "Members as XLSX", **values: Any) -> Job:
    """Long work that this person asked for."""
    return Job.objects.create(kind="export", label=label, asked_by=user, **values)


def examples(world: Any) -> dict[str, dict[str, Any]]:
    """An act of the secretariat; a job of the city."""
    return {
        "journal:entry_detail": {"sequence": act(world.outsider, world.directory).sequence},
        "journal:job_detail": {"uuid": job(world.city).uuid},
    }
