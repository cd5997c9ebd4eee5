"""Reading tables whose faults are told by file, line and column."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.translation import gettext as _

from parvis.kit.languages import LocalisedText


class WrongTable(ValueError):  # noqa: N818 - reads as a fact: "the table is wrong"
    """A table that cannot be read; says where and why in one sentence."""

    def __init__(self, file: str, line: int, column: str, why: str) -> None:
        place = _("%(file)s, line %(line)d, column “%(column)s”: %(why)s")
        super().__init__(place % {"file": file, "line": line, "column": column, "why": why})


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str, *, required: bool = False) -> str:
        """The cell without spaces around; "" where there is none."""
        value = (self.cells.get(column) or "").strip()
        if required and not value:
            raise self.wrong(column, _("this cell must not be empty."))
        return value

    def texts(self, stem: str, *, required: bool = False) -> LocalisedText:
        """The columns `label_fr`, `label_en`… as one text, in the order of the table."""
        columns = [name for name in self.cells if name and name.startswith(f"{stem}_")]
        found = {name.removeprefix(f"{stem}_"): self.text(name) for name in columns}
        text = LocalisedText.of(found)
        if required and not text:
            raise self.wrong(f"{stem}_…", _("this text is in none of the languages."))
        return text

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, which must be one of these words."""
        value = self.text(column, required=True)
        if value not in allowed:
            known = ", ".join(allowed)
            raise self.wrong(
                column,
                _("“%(value)s” is none of %(known)s.") % {"value": value, "known": known},
            )
        return value

    def whole(self, column: str, default: int | None = None) -> int | None:
        """A whole number; `default` where the cell is empty."""
        value = self.text(column)
        if not value:
            return default
        if not value.isdecimal():
            raise self.wrong(column, _("“%(value)s” is not a whole number.") % {"value": value})
        return int(value)

    def decimal(self, column: str) -> Decimal | None:
        """A number, its decimals after a point or a comma; None where the cell is empty."""
        value = self.text(column)
        try:
            number = Decimal(value.replace(",", ".")) if value else None
        except InvalidOperation as error:
            message = _("“%(value)s” is not a number.") % {"value": value}
            raise self.wrong(column, message) from error
        if number is not None and not number.is_finite():
            raise self.wrong(column, _("“%(value)s” is not a number.") % {"value": value})
        return number

    def wrong(self, column: str, why: str) -> WrongTable:
        """The fault to raise about one of its cells."""
        return WrongTable(self.file, self.line, column, why)


def rows_of(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a UTF-8 CSV table which must have these columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for name in columns:
                if name not in (reader.fieldnames or []):
                    raise WrongTable(path.name, 1, name, _("this column is missing."))
            for cells in reader:
                yield Row(path.name, reader.line_num, cells)
    except UnicodeDecodeError as error:
        raise WrongTable(path.name, 1, "", _("this file is not in UTF-8.")) from error
