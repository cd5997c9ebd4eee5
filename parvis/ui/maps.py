"""Maps drawn by the server: dots on the outline of the world, with the list of what they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A place: latitude and longitude in degrees, its name, where it leads, how much it weighs."""

    latitude: float
    longitude: float
    label: str
    url: str = ""
    weight: int = 1
