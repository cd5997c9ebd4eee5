"""What the journal shows on every page: how many notices wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from parvis.kit.prepared import prepared
from parvis.ui.context import Badge, address, badge

from .models import Notice

if TYPE_CHECKING:
    from parvis.people.models import User


@badge
def unread_notices(user: User) -> Badge:
    """The notices that the signed-in person has not read yet."""
    waiting = sum(count for _user, count in _waiting(user.pk))
    return Badge(_("Notices"), address("journal:notice_list"), waiting)


@prepared
def _waiting(user: int) -> QuerySet[Notice, tuple[int, int]]:
    unread = Notice.objects.filter(user=user).unread().order_by()
    return unread.values_list("user").annotate(Count("pk"))
