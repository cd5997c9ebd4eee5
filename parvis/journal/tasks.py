"""What follows from the record once it is committed: people are told, work is done."""

from __future__ import annotations

import inspect
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.utils import timezone
from django_tasks import task

from . import actions
from .models import Entry

if TYPE_CHECKING:
    from parvis.people.models import User

logger = logging.getLogger(__name__)

NEWS = timedelta(days=1)

Function = TypeVar("Function", bound=Callable[..., Any])

_told: dict[str, list[Callable[..., Iterable[User]]]] = defaultdict(list)
_after: dict[str, list[Callable[..., Any]]] = defaultdict(list)


def after(*verbs: str) -> Callable[[Function], Function]:
    """Socket: call a function with `(thing, entry)` once "<noun>.<verb>" is committed.

    It runs in the background, may run twice, and must then leave the same state.
    """

    def plug(function: Function) -> Function:
        for verb in verbs:
            _after[verb].append(function)
        return function

    return plug


def name_people(verb: str, function: Callable[..., Iterable[User]]) -> None:
    """Plug in a function that names the people to tell (see `notices.notice`)."""
    _told[verb].append(function)


@actions.on_record
def follow_soon(entries: list[Entry]) -> None:
    """Queue what follows from entries that somebody waits for; history told late is no news."""
    news = timezone.now() - NEWS
    for entry in entries:
        if entry.at >= news and (entry.verb in _told or entry.verb in _after):
            actions.enqueue(follow, entry=entry.pk)


@task()
def follow(entry: int) -> None:
    """Tell people of an entry and do the work that follows; safe to run twice.

    One failure does not stop the rest; the first is raised at the end.
    """
    happened = Entry.objects.select_related("actor", "subject_type").get(pk=entry)
    thing = happened.subject
    failures: list[Exception] = []
    for step in (_tell, _mail, _work):
        failures += step(happened, thing)
    if failures:
        raise failures[0]


def _tell(entry: Entry, thing: models.Model | None) -> list[Exception]:
    people: list[User] = []
    failures = []
    for function in _told.get(entry.verb, []):
        try:
            people += _call(function, thing, entry) or []
        except Exception as error:
            logger.exception("Naming the people to tell failed", extra={"entry": entry.sequence})
            failures.append(error)
    actions.tell(entry, thing, people)
    return failures


def _mail(entry: Entry, thing: models.Model | None) -> list[Exception]:
    failures: list[Exception] = []
    for notice in entry.notice_set.filter(mailed_at__isnull=True).select_related("user"):
        try:
            actions.mail(notice)
        except Exception as error:
            logger.warning("A mail waits for the next hour", extra={"notice": notice.pk})
            failures.append(error)
    return failures


def _work(entry: Entry, thing: models.Model | None) -> list[Exception]:
    failures = []
    for function in _after.get(entry.verb, []):
        try:
            _call(function, thing, entry)
        except Exception as error:
            logger.exception("Work that follows failed", extra={"entry": entry.sequence})
            failures.append(error)
    return failures


def _call(function: Callable[..., Any], thing: models.Model | None, entry: Entry) -> Any:
    """Call with `(thing)` or `(thing, entry)`; only the latter is asked once the thing is gone."""
    takes_the_entry = len(inspect.signature(function).parameters) > 1
    if takes_the_entry:
        return function(thing, entry)
    return function(thing) if thing is not None else None
