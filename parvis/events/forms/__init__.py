"""Input of the agenda, cleaned."""

from .event import EventForm
from .filters import EventFilters, FeedFilters

__all__ = ["EventFilters", "EventForm", "FeedFilters"]
