"""The lists of the standards come in: countries, goals and sectors, shipped with the code."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from parvis.kit.languages import LocalisedText
from parvis.kit.text import fold

from .models import Country, Goal, Region, Sector, Theme

SHIPPED = Path(__file__).parent / "data"


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file with a header line, without spaces around what they say."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: (value or "").strip() for name, value in row.items() if name}


@transaction.atomic
def load_standards() -> dict[str, int]:
    """Load or refresh countries, goals and sectors; returns how many of each."""
    return {"countries": load_countries(), "goals": load_goals(), "sectors": load_sectors()}


def load_countries(path: Path = SHIPPED / "countries.csv") -> int:
    """Countries of ISO 3166 with CLDR names; the network's region is left as it is."""
    countries = []
    for row in rows_of(path):
        name = LocalisedText.of({"fr": row["name_fr"], "en": row["name_en"]})
        countries.append(
            Country(
                iso2=row["iso2"],
                numeric=row["numeric"],
                name=name,
                francophonie_status=row["francophonie_status"],
                income_group=row["income_group"],
            )
        )
    Country.objects.bulk_create(
        countries,
        update_conflicts=True,
        unique_fields=["iso2"],
        update_fields=["numeric", "name", "folded", "francophonie_status", "income_group"],
    )
    return len(countries)


def load_goals() -> int:
    """The 17 goals and 169 targets of the 2030 Agenda."""
    goals = []
    for position, row in enumerate(rows_of(SHIPPED / "goals.csv")):
        name = LocalisedText.of({"fr": row["short_fr"], "en": row["short_en"]})
        goals.append(Goal(code=row["code"], name=name, position=position * 100))
    _upsert(Goal, goals, ["name", "position"])
    parents = {goal.code: goal for goal in Goal.objects.filter(parent=None)}
    targets = []
    for position, row in enumerate(rows_of(SHIPPED / "targets.csv")):
        parent = parents[row["parent"]]
        name = LocalisedText.of({"fr": row["title_fr"], "en": row["title_en"]})
        targets.append(
            Goal(
                code=row["code"], parent=parent, name=name, position=parent.position + position % 99
            )
        )
    _upsert(Goal, targets, ["parent", "name", "position"])
    return len(goals) + len(targets)


def load_sectors() -> int:
    """The purpose codes of the OECD-DAC Creditor Reporting System."""
    sectors = [
        Sector(
            code=row["code"],
            category=row["category"],
            name=LocalisedText.of({"fr": row["name_fr"], "en": row["name_en"]}),
            is_withdrawn=row["status"] != "active",
        )
        for row in rows_of(SHIPPED / "sectors.csv")
        if len(row["code"]) == 5
    ]
    _upsert(Sector, sectors, ["category", "name", "is_withdrawn"])
    return len(sectors)


@transaction.atomic
def load_themes(path: Path) -> int:
    """A network's own themes, from a CSV with code, name_fr, name_en."""
    themes = [
        Theme(code=row["code"], name=LocalisedText.of({"fr": row["name_fr"], "en": row["name_en"]}))
        for row in rows_of(path)
    ]
    _upsert(Theme, themes, ["name", "folded"])
    return len(themes)


@transaction.atomic
def load_regions(path: Path) -> int:
    """A network's own regions: code, name_fr, name_en, countries (ISO codes, spaces between)."""
    rows = list(rows_of(path))
    regions = [
        Region(
            code=row["code"],
            name=LocalisedText.of({"fr": row["name_fr"], "en": row["name_en"]}),
            position=position,
        )
        for position, row in enumerate(rows)
    ]
    _upsert(Region, regions, ["name", "position"])
    by_code = {region.code: region for region in Region.objects.all()}
    for row in rows:
        Country.objects.filter(iso2__in=row["countries"].split()).update(
            region=by_code[row["code"]]
        )
    return len(regions)


def _upsert(model: type[Goal | Sector | Theme | Region], rows: list, fields: list[str]) -> None:
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )


def country_by_name(name: str) -> Country | None:
    """The country that goes by that name in French or English, accents and case aside."""
    return next((c for c in Country.objects.all() if fold(name) in c.folded.split("|")), None)
