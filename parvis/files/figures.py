"""What a file really is, from its bytes; a name or a browser's word counts for nothing."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable
from typing import IO

HEAD_BYTES = 4096
MOST_UNPACKED = 300 * 1024 * 1024
MOST_PACKED_FILES = 5_000
LONGEST_NAME = 120

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "odt": f"{OPEN}text",
    "ods": f"{OPEN}spreadsheet",
}
_MARKUP = re.compile(rb"<\s*(!|\?|[a-z])", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def clean_name(name: str) -> str:
    """A file's name without folders, control or direction signs, and not too long."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, extension = plain.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{extension[:10]}"


def extension_of(name: str) -> str:
    """ "pdf" of "Report.PDF"; "" where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def media_type(name: str, content: IO[bytes]) -> str:
    """The media type of a file whose bytes are what its name says, else ""."""
    extension = extension_of(name)
    looks_right = _SIGNS.get(extension)
    if looks_right is None:
        return ""
    content.seek(0)
    head = content.read(HEAD_BYTES)
    content.seek(0)
    holds = looks_right(head, content)
    content.seek(0)
    return TYPES[extension] if holds else ""


Sign = Callable[[bytes, IO[bytes]], bool]


def _begins(*starts: bytes) -> Sign:
    return lambda head, _content: head.startswith(starts)


def _is_webp(head: bytes, _content: IO[bytes]) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _is_text(_head: bytes, content: IO[bytes]) -> bool:
    """UTF-8 (or an old encoding of the same letters) without control signs nor markup first."""
    text = content.read()
    first = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    return not _CONTROL.search(text) and not _MARKUP.match(first)


def _package(part: str, *, mimetype: str = "") -> Sign:
    """A packed document: its main part is there, no macro, no bomb."""

    def holds(head: bytes, content: IO[bytes]) -> bool:
        if not head.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(content) as package:
                return _is_sound(package, part, mimetype)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
            return False

    return holds


def _is_sound(package: zipfile.ZipFile, part: str, mimetype: str) -> bool:
    members = package.infolist()
    names = {member.filename for member in members}
    if len(members) > MOST_PACKED_FILES or part not in names:
        return False
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        return False
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        return False
    if not mimetype:
        return True
    sign = package.getinfo("mimetype") if "mimetype" in names else None
    return bool(sign and sign.file_size < 200 and package.read(sign) == mimetype.encode())


_SIGNS: dict[str, Sign] = {
    "pdf": _begins(b"%PDF-"),
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "jpeg": _begins(b"\xff\xd8\xff"),
    "webp": _is_webp,
    "csv": _is_text,
    "txt": _is_text,
    "docx": _package("word/document.xml"),
    "xlsx": _package("xl/workbook.xml"),
    "odt": _package("content.xml", mimetype=TYPES["odt"]),
    "ods": _package("content.xml", mimetype=TYPES["ods"]),
}
