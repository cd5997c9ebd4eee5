"""The public site."""

from .home import home
from .indexing import robots, sitemap
from .statement import about, accessibility, legal, statement_edit, statement_restore

__all__ = [
    "about",
    "accessibility",
    "home",
    "legal",
    "robots",
    "sitemap",
    "statement_edit",
    "statement_restore",
]
