"""What returns by the clock: mails that could not leave."""

from __future__ import annotations

import logging
from collections.abc import Callable

from parvis.journal.chores import chore
from parvis.kit import clock

from . import tasks
from .models import Invitation, Recovery

logger = logging.getLogger(__name__)


@chore("hourly")
def mail_links_that_wait() -> None:
    """Try again the links whose mail failed; each leaves once."""
    now = clock.now()
    invitations = Invitation.objects.waiting().filter(sent_at__isnull=True, expires_at__gt=now)
    recoveries = Recovery.objects.running().filter(
        sent_at__isnull=True, second_approved_at__isnull=False, expires_at__gt=now
    )
    for pk in invitations.values_list("pk", flat=True):
        _try(tasks.mail_invitation, pk)
    for pk in recoveries.values_list("pk", flat=True):
        _try(tasks.mail_recovery_link, pk)


def _try(mail: Callable[[int], None], pk: int) -> None:
    try:
        mail(pk)
    except Exception:
        logger.warning("A link still waits to be mailed", extra={"thing": pk})
