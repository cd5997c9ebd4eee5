"""Pages of the agenda."""

from .calendar import (
    calendar_feed,
    calendar_personal,
    calendar_revoke,
    calendar_subscribe,
    event_calendar,
)
from .event import event_create, event_detail, event_edit, event_restore
from .list import event_list
from .tie import tie_confirm, tie_decline

__all__ = [
    "calendar_feed",
    "calendar_personal",
    "calendar_revoke",
    "calendar_subscribe",
    "event_calendar",
    "event_create",
    "event_detail",
    "event_edit",
    "event_list",
    "event_restore",
    "tie_confirm",
    "tie_decline",
]
