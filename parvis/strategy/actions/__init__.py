"""What is done to the programme: its parts grow and move, its figures are read anew."""

from .attached import attach, detach
from .node import create, hanging_on, move, remove, restore_paths, why_kept
from .reading import figure_of, figures_of, key_of, refresh, wanted_everywhere

__all__ = [
    "attach",
    "create",
    "detach",
    "figure_of",
    "figures_of",
    "hanging_on",
    "key_of",
    "move",
    "refresh",
    "remove",
    "restore_paths",
    "wanted_everywhere",
    "why_kept",
]
