"""Charts drawn by the server as SVG, each with the table of its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Series:
    """Values under one label, one for each label of the chart; None where unknown."""

    label: Any
    values: Sequence[Any]
