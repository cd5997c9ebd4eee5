"""What the journal shows on every page: how many notices wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.ui.context import Badge, badge

from .models import Notice

if TYPE_CHECKING:
    from parvis.people.models import User


@badge
def unread_notices(user: User) -> Badge:
    """The notices that the signed-in person has not read yet."""
    count = Notice.objects.visible_to(user).unread().count()
    return Badge(_("Notices"), reverse("journal:notice_list"), count)
