"""What goes out in a file is what was meant, and never a formula."""

import io
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.kit.money import Money
from parvis.ui import exports
from parvis.ui.exports import csv_writer, ods_writer, xlsx_writer

HOSTILE = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
]
HARMLESS = ["+33 1 23 45 67 89", "+22997000000", "-5", "- 12,5", "N’Djaména", "1=1", "« = »", ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_becomes_a_text(text):
    assert exports.neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_phones_and_words_stay_as_they_are(text):
    assert exports.neutral(text) == text


def write(kind, rows, heads=("Tête",)):
    response = exports.response(kind, "liste", list(heads), rows)
    return b"".join(response)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_reads_back_as_it_was(kind):
    row = [
        "Été & <fils>",
        1250000,
        Decimal("12.5"),
        date(2026, 2, 28),
        PartialDate(2024, 3),
        Money(Decimal("1250000.4"), "XOF"),
        LocalisedText.of({"fr": "eau", "en": "water"}),
        ["a", "b"],
        True,
        None,
    ]

    sheet = read(write(kind, [row], heads=[f"c{n}" for n in range(10)]))

    assert sheet[0][:2] == ["c0", "c1"]
    assert sheet[1][:9] == [
        "Été & <fils>",
        1250000.0,
        12.5,
        date(2026, 2, 28),
        "03/2024",
        1250000.0,
        "eau",
        "a, b",
        "Oui",
    ]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_no_cell_of_a_workbook_is_a_formula(kind):
    content = write(kind, [[text] for text in [*HOSTILE, *HARMLESS[:-1]]])

    cells = [row[0] for row in read(content)[1:]]
    assert all(isinstance(cell, str) for cell in cells)
    assert [cell.strip() for cell in cells] == [text.strip() for text in [*HOSTILE, *HARMLESS[:-1]]]
    assert b"<f>" not in unzipped(content)
    assert b"table:formula" not in unzipped(content)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_xml_cannot_hold_is_left_out(kind):
    sheet = read(write(kind, [["a\x00b\x08c\ud800d\ufffe"], ["x" * 40_000]]))

    assert sheet[1][0] == "abcd"
    assert len(sheet[2][0]) == 32_767


def test_french_csv_opens_in_a_french_spreadsheet():
    moment = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

    text = write("csv", [["a;b", Decimal("1.5"), date(2026, 2, 28), moment, -3]]).decode()

    assert text == '\ufeffTête\r\n"a;b";1,5;28/02/2026;01/07/2026 14:00;-3\r\n'


def test_english_csv_opens_in_an_english_spreadsheet():
    with override("en"):
        text = write("csv", [["a", Decimal("1.5"), date(2026, 2, 28), False]]).decode()

    assert text == "\ufeffTête\r\na,1.5,2026-02-28,No\r\n"


@pytest.mark.parametrize("writer", [xlsx_writer, ods_writer])
def test_memory_stays_flat(writer):
    rows = ([f"Ville {n}", n, Decimal(n)] for n in range(20_000))

    tracemalloc.start()
    writer.write(io.BytesIO(), ["a", "b", "c"], rows)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 12_000_000


def test_csv_is_written_as_it_is_read():
    taken = []

    def rows():
        for n in range(10_000):
            taken.append(n)
            yield [n]

    pieces = csv_writer.write(["n"], rows())
    next(pieces)
    next(pieces)

    assert len(taken) < 2000


def read(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
