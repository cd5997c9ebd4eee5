"""Ten years of the journal for what is made up, told in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from random import Random
from typing import Any

from django.db import models

from parvis.journal.actions import record_many
from parvis.kit import clock
from parvis.members.models import Mandate, Membership
from parvis.people.models import User

# A network far larger than any secretariat's work has the history of a part of its mandates only.
MOST_ACTS = 20_000
Act = tuple[date, str, models.Model, dict[str, list[Any]]]


def acts_of_mandates(mandates: Iterable[Mandate], today: date) -> list[Act]:
    """Each beginning and each end, where the day is known."""
    acts: list[Act] = []
    for mandate in mandates:
        if mandate.start and mandate.start.first_day <= today:
            acts.append((mandate.start.first_day, "created", mandate, {}))
        if mandate.end and mandate.end.first_day <= today:
            changes = {
                "end": ["", str(mandate.end)],
                "end_reason": ["", mandate.end_reason],
            }
            acts.append((mandate.end.first_day, "ended", mandate, changes))
    return acts


def acts_of_memberships(memberships: Iterable[Membership], today: date) -> list[Act]:
    """Admissions and ends of the last ten years."""
    first = today - timedelta(days=3650)
    acts: list[Act] = []
    for membership in memberships:
        if membership.start and first <= membership.start.first_day <= today:
            acts.append((membership.start.first_day, "created", membership, {}))
        if membership.end and first <= membership.end.first_day <= today:
            changes = {"end": ["", str(membership.end)]}
            acts.append((membership.end.first_day, "ended", membership, changes))
    return acts


def tell(acts: list[Act], staff: list[User], chance: Random) -> int:
    """Write the acts to the journal, by week, each signed by somebody of the secretariat."""
    if len(acts) > MOST_ACTS:
        acts = chance.sample(acts, MOST_ACTS)
    acts.sort(key=lambda act: act[0])
    for week, of_the_week in groupby(acts, key=lambda act: act[0].isocalendar()[:2]):
        day = date.fromisocalendar(week[0], week[1], chance.randint(1, 5))
        hour = datetime.combine(day, time(chance.randint(8, 17), chance.randint(0, 59)), UTC)
        moment = min(hour, clock.now())
        by_verb: dict[str, list[tuple[models.Model, dict[str, list[Any]], dict[str, Any]]]] = {}
        for _day, verb, thing, changes in of_the_week:
            by_verb.setdefault(verb, []).append((thing, changes, {}))
        with clock.at(moment):
            for verb, rows in by_verb.items():
                record_many(verb, rows, by=chance.choice(staff))
    return len(acts)
