"""A file of rows as an answer: CSV as it is written, workbooks from a temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from typing import IO, Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

from . import csv_writer, ods_writer, xlsx_writer

WRITERS = {"csv": csv_writer, "xlsx": xlsx_writer, "ods": ods_writer}
_IN_MEMORY = 2**20


def response(
    kind: str, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponseBase:
    """The file `name.<kind>` of these rows; `kind` is one of `WRITERS`."""
    disposition = f'attachment; filename="{name}.{kind}"'
    if kind == "csv":
        streamed = StreamingHttpResponse(
            csv_writer.write(heads, rows), content_type=csv_writer.TYPE
        )
        streamed["Content-Disposition"] = disposition
        return streamed
    writer = xlsx_writer if kind == "xlsx" else ods_writer
    target: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    writer.write(target, heads, rows)
    target.seek(0)
    answer = FileResponse(target, content_type=writer.TYPE)
    answer["Content-Disposition"] = disposition
    return answer
