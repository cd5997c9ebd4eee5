"""Reading the demonstration's rows: each carries its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"

SYNTHETIC = "données fictives de démonstration / made-up demonstration data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>.csv`."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def source_of(row: dict[str, str]) -> str:
    """Where the row's facts come from, as far as the field holds."""
    return " ; ".join(filter(None, (row["source"], row.get("source2", ""))))[:500]


def several(text: str) -> list[str]:
    """ "A; B" → ["A", "B"]."""
    return [part.strip() for part in text.split(";") if part.strip()]
