"""The matrix of who may open which address: `permissions.csv`, one row for each method."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.world import ROLES

PATH = Path(__file__).with_name("permissions.csv")
HEAD = ["address", "method", *ROLES]


@dataclass(frozen=True)
class Row:
    """What each role is answered at one address."""

    address: str
    method: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return ",".join([self.address, self.method, *(self.answers[role] for role in ROLES)])


def rows() -> list[Row]:
    """The matrix as it is committed."""
    with PATH.open(newline="") as file:
        return [Row(line.pop("address"), line.pop("method"), line) for line in csv.DictReader(file)]
