"""Structured logs: one event a line, in JSON, without anything that names a person."""

from __future__ import annotations

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")

_EMAIL = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+")
_QUERY = re.compile(r"\?[^\s\"']*")
# What follows one of these words in an address is a secret or names a person.
_TOKEN = re.compile(r"/(?=[\w-]*[\dA-Z_])[\w-]{20,}(?=[/\s\"']|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def without_personal_data(text: str) -> str:
    """Take e-mail addresses, query strings, long tokens and control characters out of a line."""
    text = _EMAIL.sub("[e-mail]", text)
    text = _QUERY.sub("?…", text)
    text = _TOKEN.sub("/[token]", text)
    return _CONTROL.sub(" ", text)


class JsonFormatter(logging.Formatter):
    """Write a record as one line of JSON: when, how grave, where, what, for which request."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON; an error's trace has its places, never the values it met."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
        }
        if number := request_id.get():
            line["request"] = number
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if (milliseconds := getattr(record, "milliseconds", None)) is not None:
            line["milliseconds"] = milliseconds
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = _places(record)
        return json.dumps(line, ensure_ascii=False)


def _places(record: logging.LogRecord) -> list[str]:
    """Where the error passed, innermost last: file, line and function."""
    places, trace = [], record.exc_info[2] if record.exc_info else None
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places
