"""The figures are computed anew in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from parvis.journal.actions import advance, carry_out, start
from parvis.journal.models import Job

from . import actions

if TYPE_CHECKING:
    from parvis.people.models import User

KIND = "strategy.refresh_figures"


def start_refresh(*, by: User | None) -> Job:
    """Ask for all figures anew; asked twice, the job under way is returned."""
    return start(KIND, _("Figures of the programme"), by=by, task=refresh_figures)


@task()
def refresh_figures(job: str) -> None:
    """Read again all figures that are not fresh, and say how far it is; safe to run twice."""
    carry_out(job, _refresh)


def _refresh(job: Job) -> str:
    actions.refresh(lambda done, total: advance(job, done, total=total))
    return reverse("strategy:programme_detail")
