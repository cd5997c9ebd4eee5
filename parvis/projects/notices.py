"""Who is told of what happens to projects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from parvis.journal.notices import notice
from parvis.people.models import Duty, User

if TYPE_CHECKING:
    from parvis.journal.models import Entry

    from .models import Project


@notice("project.created")
def those_who_follow(project: Project | None, entry: Entry) -> Iterable[User]:
    """Whoever follows the projects, except who added it."""
    if project is None:
        return ()
    return User.objects.charged_with(Duty.Kind.PROJECTS).exclude(pk=entry.actor_id)
