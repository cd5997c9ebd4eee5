"""Who may keep projects, and who sees which part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parvis.members.models import organisations_of
from parvis.people.models import Duty
from parvis.people.rules import has_duty, is_secretariat

from .models import Project, ValueCell

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    Somebody = User | AnonymousUser


def can_create(user: Somebody) -> bool:
    """Those who follow the projects."""
    return has_duty(user, Duty.Kind.PROJECTS)


def can_edit(user: Somebody, project: Project | None) -> bool:
    """The sheet, its parts, its results: those who follow the projects."""
    return project is not None and has_duty(user, Duty.Kind.PROJECTS)


def can_tie(user: Somebody, project: Project) -> bool:
    """Say which part of the programme a project serves: those who follow the projects."""
    return has_duty(user, Duty.Kind.PROJECTS)


def can_enter_value(user: Somebody, project: Project | None) -> bool:
    """Write what an indicator reached: those who follow the projects."""
    return can_edit(user, project)


def can_take_away(user: Somebody, value: ValueCell) -> bool:
    """Take back a value that is still the current one, unless its period is locked."""
    is_locked = value.period is not None and value.period.is_locked
    return can_edit(user, value.indicator.project) and value.is_current and not is_locked


def can_read_notes(user: Somebody) -> bool:
    """Notes are the secretariat's."""
    return is_secretariat(user)


def can_see_drafts(user: Somebody) -> bool:
    """Projects not public yet: the secretariat, and those who take part in them."""
    return is_secretariat(user) or bool(organisations_of(user))
