"""Charts drawn by the server as SVG, each with the table of its values."""

from .bars import bars, stacked
from .line import line
from .shape import Chart, Series
from .share import share

__all__ = ["Chart", "Series", "bars", "line", "share", "stacked"]
