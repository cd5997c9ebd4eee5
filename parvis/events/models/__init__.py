"""Events, who organises them, what they serve in the programme, and calendars one subscribes to."""

from .agenda import EventQuerySet
from .event import Event
from .feed import FeedToken
from .organiser import EventOrganiser
from .tie import Tie, TieQuerySet

__all__ = ["Event", "EventOrganiser", "EventQuerySet", "FeedToken", "Tie", "TieQuerySet"]
