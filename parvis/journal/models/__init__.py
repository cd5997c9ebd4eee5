"""What happened, who is told, what runs."""

from .change import Change, changes_of, readable
from .entry import Entry, EntryQuerySet, Head, address_of
from .job import Job
from .notice import Notice
from .rhythm import Heartbeat, Rhythm

__all__ = [
    "Change",
    "Entry",
    "EntryQuerySet",
    "Head",
    "Heartbeat",
    "Job",
    "Notice",
    "Rhythm",
    "address_of",
    "changes_of",
    "readable",
]
