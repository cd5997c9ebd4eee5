"""Charts drawn by the server as SVG, each with the table of its values."""

from .bars import bars, stacked
from .line import line
from .share import share
from .shape import Chart, Series

__all__ = ["Chart", "Series", "bars", "line", "share", "stacked"]
