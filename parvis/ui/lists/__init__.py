"""Lists: filters in the address, a sentence, rows, a map and an export of the same rows."""

from .answering import answer
from .columns import Column
from .filters import Chip, Filters
from .kept import Choices, kept
from .listing import Listing, page

__all__ = ["Chip", "Choices", "Column", "Filters", "Listing", "answer", "kept", "page"]
