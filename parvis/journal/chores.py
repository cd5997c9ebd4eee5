"""The socket of what returns by the clock, and the journal's own chores."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django_tasks import task

from parvis.kit import clock

from . import actions
from .figures import next_due
from .models import Notice, Rhythm

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(hours=1)
Chore = Callable[[], object]

_chores: dict[str, tuple[str, Chore]] = {}


def chore(rhythm: str) -> Callable[[Chore], Chore]:
    """Socket: do something "hourly", "daily" or "weekly"; at once when first met.

    It may run twice, and must then leave the same state.
    """
    next_due(rhythm, clock.now(), ZoneInfo("UTC"))

    def plug(function: Chore) -> Chore:
        _chores[f"{function.__module__}.{function.__qualname__}"] = (rhythm, function)
        return function

    return plug


def tick() -> int:
    """Queue each chore that is due; however many workers tick, one takes it. Returns how many."""
    rhythms = {each.chore: each for each in Rhythm.objects.filter(chore__in=_chores)}
    taken = 0
    for name in _chores:
        rhythm = rhythms.get(name) or Rhythm.objects.get_or_create(chore=name)[0]
        if rhythm.due_at <= clock.now():
            taken += take(rhythm)
    return taken


@transaction.atomic
def take(rhythm: Rhythm) -> int:
    """Queue a chore by moving its date as it was read: one worker wins. Returns 1, else 0."""
    as_read = Rhythm.objects.filter(pk=rhythm.pk, due_at=rhythm.due_at)
    if not as_read.update(due_at=clock.now() + RETRY_AFTER):
        return 0
    actions.enqueue(perform, name=rhythm.chore)
    return 1


@task()
def perform(name: str) -> None:
    """Do one chore and note when it returns; what fails returns within the hour."""
    if name not in _chores:
        return
    rhythm, function = _chores[name]
    noted = Rhythm.objects.filter(chore=name)
    try:
        function()
    except Exception as error:
        noted.update(last_error=f"{type(error).__name__}: {error}"[:2000])
        raise
    now = clock.now()
    due = next_due(rhythm, now, ZoneInfo(settings.TIME_ZONE))
    noted.update(due_at=due, last_ended_at=now, last_error="")


@chore("hourly")
def mail_what_waits() -> None:
    """Send the mails that could not leave, for three days."""
    since = clock.now() - timedelta(days=3)
    waiting = Notice.objects.filter(mailed_at__isnull=True, created_at__gt=since)
    for notice in waiting.select_related("user").iterator():
        try:
            actions.mail(notice)
        except Exception:
            logger.warning("A mail still waits", extra={"notice": notice.pk})
