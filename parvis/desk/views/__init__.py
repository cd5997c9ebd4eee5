"""A person's start page, and the search."""

from .desk import desk
from .search import search

__all__ = ["desk", "search"]
