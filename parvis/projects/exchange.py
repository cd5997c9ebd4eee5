"""The lists that projects need come in: levels of results, exchange rates, channels."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from parvis.kit.languages import LocalisedText
from parvis.terms.models import Rate

from .models import Channel, Level, LevelScheme

SHIPPED = Path(__file__).parent / "data"
SCHEMES = {
    "EU": {"fr": "Union européenne", "en": "European Union"},
    "GAC": {"fr": "Affaires mondiales Canada", "en": "Global Affairs Canada"},
    "generic-fr": {"fr": "Cadre logique français", "en": "French logical framework"},
    "IATI": {"fr": "IITA (IATI)", "en": "IATI"},
}


def _rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@transaction.atomic
def load_project_lists() -> dict[str, int]:
    """Load or refresh what is shipped: levels of results and rates; returns how many of each."""
    return {"levels": load_levels(), "rates": load_rates()}


def load_levels(path: Path = SHIPPED / "levels.csv") -> int:
    """Sets of levels: iati_result_type, label_set, level_order, label_fr, label_en."""
    rows = list(_rows_of(path))
    for row in rows:
        code = row["label_set"]
        name = LocalisedText.of(SCHEMES.get(code, {"fr": code}))
        scheme, _made = LevelScheme.objects.get_or_create(code=code, defaults={"name": name})
        label = LocalisedText.of({"fr": row["label_fr"], "en": row["label_en"]})
        iati_type = int(row["iati_result_type"]) if row["iati_result_type"] else None
        Level.objects.update_or_create(
            scheme=scheme,
            position=int(row["level_order"]),
            defaults={"label": label, "iati_type": iati_type},
        )
    return len(rows)


def load_rates(path: Path = SHIPPED / "rates.csv") -> int:
    """Rates into euros: currency, day, per_euro (units for one euro), source."""
    rates = [
        Rate(
            currency=row["currency"],
            target="EUR",
            day=date.fromisoformat(row["day"]),
            value=(1 / Decimal(row["per_euro"])).quantize(Decimal("1e-9")),
            source=row["source"],
        )
        for row in _rows_of(path)
    ]
    Rate.objects.bulk_create(
        rates,
        update_conflicts=True,
        unique_fields=["currency", "target", "day"],
        update_fields=["value", "source"],
    )
    return len(rates)


def load_channels(path: Path) -> int:
    """A network's own channels: code, name_fr, name_en."""
    rows = list(_rows_of(path))
    for position, row in enumerate(rows):
        name = LocalisedText.of({"fr": row["name_fr"], "en": row["name_en"]})
        Channel.objects.update_or_create(
            code=row["code"], defaults={"name": name, "position": position}
        )
    return len(rows)
