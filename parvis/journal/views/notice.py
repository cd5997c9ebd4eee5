"""What I am told."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from parvis.journal import actions
from parvis.journal.models import Notice

PER_PAGE = 25
LONGEST = 19  # digits of a key


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """One's own notices, newest first."""
    notices = Notice.objects.visible_to(request.user)
    here = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    context = {"notices": here, "unread": notices.unread().count()}
    return render(request, "journal/notice_list.html", context)


@require_POST
def notice_read(request: HttpRequest) -> HttpResponse:
    """Mark the notice named in the form as read, or all of one's own."""
    notices = Notice.objects.visible_to(request.user)
    chosen = request.POST.get("notice", "")
    if chosen:
        is_number = chosen.isdecimal() and len(chosen) < LONGEST
        notices = notices.filter(pk=chosen) if is_number else notices.none()
    count = actions.mark_read(notices)
    if count:
        told = ngettext("%(count)s notice is read.", "%(count)s notices are read.", count)
        messages.success(request, told % {"count": count})
    else:
        messages.success(request, _("There was nothing left to read."))
    return redirect("journal:notice_list")
