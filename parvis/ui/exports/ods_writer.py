"""ODS written row by row into a zip: why not a library is told in docs/decisions/ods.md."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from parvis.kit.money import Money

from .cells import plain, yes_or_no

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.2" '
    f'manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<office:document-content xmlns:office="{_OFFICE}office:1.0" xmlns:table="{_OFFICE}table:1.0" '
    f'xmlns:text="{_OFFICE}text:1.0" xmlns:style="{_OFFICE}style:1.0" '
    f'xmlns:number="{_OFFICE}datastyle:1.0" xmlns:fo="{_OFFICE}xsl-fo-compatible:1.0" '
    'office:version="1.2"><office:automatic-styles>'
    '<number:date-style style:name="nd"><number:day number:style="long"/>'
    "<number:text>/</number:text>"
    '<number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="d" style:family="table-cell" style:data-style-name="nd"/>'
    '<style:style style:name="b" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
    '<table:table table:name="1">'
)
_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"
_EMPTY = "<table:table-cell/>"


def write(target: IO[bytes], heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The whole spreadsheet into `target`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), TYPE)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            for piece in _content(heads, rows):
                content.write(piece.encode())


def _content(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield _HEAD
    yield _row(_text(head, ' table:style-name="b"') for head in heads)
    for row in rows:
        yield _row(_cell(plain(value)) for value in row)
    yield _FOOT


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(value: Any) -> str:
    if value is None or value == "":
        return _EMPTY
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return _text(yes_or_no(value))
    if isinstance(value, int | float | Decimal):
        return _typed("float", f"office:value={quoteattr(format(value, 'f'))}", str(value))
    if isinstance(value, Money):
        amount = format(value.rounded.amount, "f")
        code = quoteattr(value.currency)
        return _typed(
            "currency",
            f"office:currency={code} office:value={quoteattr(amount)}",
            f"{amount} {value.currency}",
        )
    return _day(value)


def _day(value: date) -> str:
    moment = isinstance(value, datetime)
    stamp = value.strftime("%Y-%m-%dT%H:%M:%S") if moment else value.isoformat()
    text = value.strftime("%d/%m/%Y %H:%M" if moment else "%d/%m/%Y")
    style = "" if moment else ' table:style-name="d"'
    return _typed("date", f'office:date-value="{stamp}"{style}', text)


def _typed(kind: str, attributes: str, text: str) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" {attributes}>'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def _text(text: str, attributes: str = "") -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string"{attributes}>{lines}</table:table-cell>'
