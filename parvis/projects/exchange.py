"""The lists that projects need come in: levels of results, exchange rates, channels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext as _

from parvis.journal.actions import record_many
from parvis.kit.languages import LocalisedText
from parvis.strategy.exchange import tables
from parvis.strategy.exchange.tables import Row
from parvis.terms.exchange import load_regions, load_themes, rows_of
from parvis.terms.models import Country, Rate

from .models import Channel, Level, LevelScheme

SHIPPED = Path(__file__).parent / "data"
SCHEMES = {
    "EU": {"fr": "Union européenne", "en": "European Union"},
    "GAC": {"fr": "Affaires mondiales Canada", "en": "Global Affairs Canada"},
    "generic-fr": {"fr": "Cadre logique français", "en": "French logical framework"},
    "IATI": {"fr": "IITA (IATI)", "en": "IATI"},
}

BILLIONTH = Decimal("1e-9")
BILLION = Decimal("1e9")
NAMED = ("code", "name_fr", "name_en")


@transaction.atomic
def load_project_lists() -> dict[str, int]:
    """Load or refresh what is shipped: levels of results and rates; returns how many of each."""
    return {"levels": load_levels(), "rates": load_rates()}


def load_levels(path: Path = SHIPPED / "levels.csv") -> int:
    """Sets of levels: iati_result_type, label_set, level_order, label_fr, label_en."""
    rows = list(rows_of(path))
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


@transaction.atomic
def load_rates(path: Path = SHIPPED / "rates.csv") -> int:
    """Rates into euros: currency, day, per_euro (units for one euro), source.

    The journal tells each that changed, so that the figures that read rates are read again.
    """
    before = _known_rates()
    rates = [
        Rate(
            currency=row["currency"],
            target="EUR",
            day=date.fromisoformat(row["day"]),
            value=_in_euros(Decimal(row["per_euro"].replace(",", "."))),
            source=row["source"],
        )
        for row in rows_of(path)
    ]
    Rate.objects.bulk_create(
        rates,
        update_conflicts=True,
        unique_fields=["currency", "target", "day"],
        update_fields=["value", "source"],
    )
    _record_rates(before)
    return len(rates)


def _in_euros(per_euro: Decimal) -> Decimal:
    return (1 / per_euro).quantize(BILLIONTH)


def _known_rates() -> dict[int, Decimal]:
    return dict(Rate.objects.values_list("pk", "value"))


def _record_rates(before: dict[int, Decimal]) -> None:
    changed = [each for each in Rate.objects.all() if before.get(each.pk) != each.value]
    acts: list[tuple[Rate, dict[str, Any], dict[str, Any]]] = [
        (each, {"value": [_written(before.get(each.pk)), str(each.value)]}, {}) for each in changed
    ]
    record_many("imported", acts, by=None)


def _written(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def load_channels(path: Path) -> int:
    """A network's own channels: code, name_fr, name_en."""
    rows = list(rows_of(path))
    for position, row in enumerate(rows):
        name = LocalisedText.of({"fr": row["name_fr"], "en": row["name_en"]})
        Channel.objects.update_or_create(
            code=row["code"], defaults={"name": name, "position": position}
        )
    return len(rows)


@transaction.atomic
def load_lists(folder: Path) -> dict[str, int]:
    """A network's own lists: those of its tables that the folder holds; how many rows of each.

    Nothing is loaded where one is wrong (WrongTable) or where there is none (FileNotFoundError).
    """
    found = {name: folder / name for name in LISTS if (folder / name).is_file()}
    if not found:
        words = {"folder": folder, "files": ", ".join(LISTS)}
        raise FileNotFoundError(_("%(folder)s holds none of %(files)s.") % words)
    counts = {}
    for name, path in found.items():
        check, load = LISTS[name]
        check(path)
        counts[name] = load(path)
    return counts


def _check_named(path: Path, *more: str) -> list[Row]:
    """Rows with a code of their own and a name; WrongTable where one lacks it."""
    rows = list(tables.rows_of(path, (*NAMED, *more)))
    seen: set[str] = set()
    for row in rows:
        code = row.text("code", required=True)
        try:
            validate_slug(code)
        except ValidationError as error:
            raise row.wrong("code", " ".join(error.messages)) from error
        _once(row, "code", code, seen)
        row.texts("name", required=True)
    return rows


def _once(row: Row, column: str, key: str, seen: set[str]) -> None:
    if key in seen:
        raise row.wrong(column, _("“%(value)s” stands twice.") % {"value": key})
    seen.add(key)


def _check_regions(path: Path) -> None:
    known = set(Country.objects.values_list("pk", flat=True))
    for row in _check_named(path, "countries"):
        for code in row.text("countries").split():
            if code not in known:
                why = _("“%(value)s” is the code of no country (parvis terms_load loads them).")
                raise row.wrong("countries", why % {"value": code})


def _check_rates(path: Path) -> None:
    seen: set[str] = set()
    for row in tables.rows_of(path, ("currency", "day", "per_euro", "source")):
        currency = row.text("currency", required=True)
        if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
            raise row.wrong("currency", _("write the three letters of the currency: XOF."))
        _once(row, "day", f"{currency} {_day(row)}", seen)
        per_euro = row.decimal("per_euro")
        if per_euro is None or not BILLIONTH < per_euro < BILLION:
            raise row.wrong("per_euro", _("write how many units one euro is worth: 655.957."))
        row.text("source", required=True)


def _day(row: Row) -> date:
    try:
        return date.fromisoformat(row.text("day", required=True))
    except ValueError as error:
        raise row.wrong("day", _("write the day like this: 2026-01-31.")) from error


LISTS: dict[str, tuple[Callable[[Path], object], Callable[[Path], int]]] = {
    "regions.csv": (_check_regions, load_regions),
    "themes.csv": (_check_named, load_themes),
    "channels.csv": (_check_named, load_channels),
    "rates.csv": (_check_rates, load_rates),
}
