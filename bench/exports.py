"""Files of many rows, beside what only a query of plain values and a writer take."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

import xlsxwriter
from django.core.handlers.wsgi import WSGIHandler

from parvis.members.models import Mandate

from .measure import Result, Timing, ask

GOAL = 1.5
TIMES = 5
FEWEST = 1000
Rows = Iterable[tuple[Any, ...]]
# What both lists tell: who holds what, where, from when to when.
FIELDS = (
    *("person__given_name", "person__family_name", "title", "office__role_type__label_f"),
    *("office__organisation__name", "office__organisation__population"),
    *("office__organisation__country__name", "start", "end"),
)


def compare_exports(page: str, address: str, cookie: str) -> list[Result]:
    """The CSV and the XLSX of a list, each in turn with its floor; nothing for a short list."""
    handler = WSGIHandler()
    separator = "&" if "?" in address else "?"
    text = ask(handler, f"{address}{separator}export=csv", cookie).body
    count = text.count(b"\n")
    if count < FEWEST:
        return []
    return [
        _compare(f"{page}, {kind}", f"{address}{separator}export={kind}", cookie, write, count)
        for kind, write in (("csv", write_csv), ("xlsx", write_xlsx))
    ]


def _compare(
    page: str, address: str, cookie: str, write: Callable[[Rows], None], count: int
) -> Result:
    handler = WSGIHandler()
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(TIMES):
        began = perf_counter()
        answer = ask(handler, address, cookie)
        ours.append(perf_counter() - began)
        began = perf_counter()
        write(_plain_rows(count))
        floor.append(perf_counter() - began)
    return Result(page, count, answer.queries, Timing.of(ours), Timing.of(floor), GOAL)


def _plain_rows(count: int) -> Rows:
    return Mandate.objects.as_of().order_by("pk").values_list(*FIELDS)[:count]


def write_csv(rows: Rows) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    text.getvalue().encode()


def write_xlsx(rows: Rows) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for line, row in enumerate(rows):
            for position, value in enumerate(row):
                sheet.write_string(line, position, str(value))
