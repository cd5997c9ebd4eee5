"""What people do with projects."""

from .part import attach, detach
from .project import create
from .result import framework_of
from .tie import confirm_tie, decline_tie
from .value import Entered, enter_value, take_away

__all__ = [
    "Entered",
    "attach",
    "confirm_tie",
    "create",
    "decline_tie",
    "detach",
    "enter_value",
    "framework_of",
    "take_away",
]
