"""XLSX by xlsxwriter, row by row: memory stays flat whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from babel.numbers import get_currency_precision

from parvis.kit.money import Money

from .cells import plain, yes_or_no

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(target: IO[bytes], heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The whole workbook into `target`: one sheet, its head frozen."""
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        _Sheet(workbook, heads).fill(rows)


class _Sheet:
    def __init__(self, workbook: Any, heads: Sequence[str]) -> None:
        self.workbook = workbook
        self.sheet = workbook.add_worksheet()
        self.day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        self.moment = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        self.currencies: dict[str, Any] = {}
        self.sheet.set_column(0, max(0, len(heads) - 1), 22)
        self.sheet.freeze_panes(1, 0)
        bold = workbook.add_format({"bold": True})
        for position, head in enumerate(heads):
            self.sheet.write_string(0, position, head, bold)

    def fill(self, rows: Iterable[Sequence[Any]]) -> None:
        for line, row in enumerate(rows, 1):
            if line > MOST_ROWS:
                return
            for position, value in enumerate(row):
                self._write(line, position, plain(value))

    def _write(self, line: int, position: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            self.sheet.write_string(line, position, value)
        elif isinstance(value, bool):
            self.sheet.write_string(line, position, yes_or_no(value))
        elif isinstance(value, int | float | Decimal):
            self.sheet.write_number(line, position, value)
        elif isinstance(value, Money):
            amount = value.rounded.amount
            self.sheet.write_number(line, position, amount, self._currency(value.currency))
        elif isinstance(value, date):
            shape = self.moment if isinstance(value, datetime) else self.day
            self.sheet.write_datetime(line, position, value, shape)

    def _currency(self, code: str) -> Any:
        if code not in self.currencies:
            digits = get_currency_precision(code)
            shape = "#,##0" + ("." + "0" * digits if digits else "")
            self.currencies[code] = self.workbook.add_format({"num_format": f'{shape} "{code}"'})
        return self.currencies[code]
