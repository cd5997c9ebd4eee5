"""Writing the journal, telling people, and long work that is watched."""

from .entry import (
    erase,
    on_record,
    record,
    record_many,
    remove,
    restore,
    save,
    stored,
)
from .job import advance, carry_out, enqueue, start
from .notice import mail, mark_read, tell
from .worker import beat, leave, take_up

__all__ = [
    "advance",
    "beat",
    "carry_out",
    "enqueue",
    "erase",
    "leave",
    "mail",
    "mark_read",
    "on_record",
    "record",
    "record_many",
    "remove",
    "restore",
    "save",
    "start",
    "stored",
    "take_up",
    "tell",
]
