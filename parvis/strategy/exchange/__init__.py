"""A network's programme comes in from a folder of tables."""

from .programme import Loaded, load_programme
from .tables import WrongTable

__all__ = ["Loaded", "WrongTable", "load_programme"]
