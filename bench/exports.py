"""Files of many rows, beside what only a query and a writer take for the same cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from time import perf_counter

import xlsxwriter
from django.core.handlers.wsgi import WSGIHandler

from parvis.members.models import Mandate

from .measure import Result, Timing, ask

GOAL = 1.5
TIMES = 5
Cells = list[list[str]]
# What both lists tell: who holds what, where, from when to when.
FIELDS = (
    *("person__given_name", "person__family_name", "title", "office__role_type__label_f"),
    *("office__organisation__name", "office__organisation__population"),
    *("office__organisation__country__name", "start", "end"),
)


def compare_exports(page: str, address: str, cookie: str) -> list[Result]:
    """The CSV and the XLSX of a list, each in turn with its floor."""
    handler = WSGIHandler()
    separator = "&" if "?" in address else "?"
    text = ask(handler, f"{address}{separator}export=csv", cookie).body.decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(text), delimiter=";"))
    return [
        _compare(f"{page}, {kind}", f"{address}{separator}export={kind}", cookie, write, cells)
        for kind, write in (("csv", write_csv), ("xlsx", write_xlsx))
    ]


def _compare(
    page: str, address: str, cookie: str, write: Callable[[Cells], None], cells: Cells
) -> Result:
    handler = WSGIHandler()
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(TIMES):
        began = perf_counter()
        answer = ask(handler, address, cookie)
        ours.append(perf_counter() - began)
        began = perf_counter()
        _query(len(cells))
        write(cells)
        floor.append(perf_counter() - began)
    return Result(page, len(cells), answer.queries, Timing.of(ours), Timing.of(floor), GOAL)


def _query(count: int) -> None:
    """As many rows of what the files tell."""
    list(Mandate.objects.as_of().order_by("pk").values_list(*FIELDS)[:count])


def write_csv(cells: Cells) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(cells)
    text.getvalue().encode()


def write_xlsx(cells: Cells) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for line, row in enumerate(cells):
            for position, text in enumerate(row):
                sheet.write_string(line, position, text)
