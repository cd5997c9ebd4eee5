"""What I asked for and is being done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from parvis.journal.models import Job
from parvis.ui.lists import Column, Filters, answer, page

JOBS = ngettext_lazy("%(count)s job", "%(count)s jobs", "count")
NO_JOB = _("No work under way")
REFRESH_SECONDS = 3
STATES = {
    Job.State.WAITING: "waiting",
    Job.State.RUNNING: "waiting",
    Job.State.DONE: "reached",
    Job.State.FAILED: "late",
}
COLUMNS = [
    Column(
        "label",
        pgettext_lazy("job", "Work"),
        lambda job: job.label,
        link=lambda job: job.get_absolute_url(),
    ),
    Column(
        "state",
        _("State"),
        lambda job: job.get_state_display(),
        state=lambda job: STATES[job.state],
    ),
    Column("asked", pgettext_lazy("job", "Asked"), lambda job: job.asked_at, sort="asked_at"),
    Column("ended", pgettext_lazy("job", "Ended"), lambda job: job.ended_at, sort="ended_at"),
]


def _counted(count: int) -> str:
    return str(JOBS % {"count": count} if count else NO_JOB)


@require_safe
def job_list(request: HttpRequest) -> HttpResponseBase:
    """The long work one asked for, newest first."""
    found = Job.objects.visible_to(request.user)
    listing = page(request, found, filters=Filters(request.GET), columns=COLUMNS, noun=_counted)
    return answer(request, "journal/job_list.html", listing)


@require_safe
def job_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far one's job is; the page comes back by itself until it ends, without script."""
    job = get_object_or_404(Job.objects.visible_to(request.user), uuid=uuid)
    context = {"job": job, "state": STATES[Job.State(job.state)]}
    response = render(request, "journal/job_detail.html", context)
    if not job.has_ended:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response
