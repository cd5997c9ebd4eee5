"""The words of each room: found in its code and pages, kept in its French catalogue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parents[1]
LANGUAGE = "fr"
HEADER = """\
msgid ""
msgstr ""
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*\d*(?:\.\d+)?[a-z]|(?<!%)%[sd]|\{\w*\}")
Key = tuple[str, str | None]
French = str | tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Something in a catalogue that a French reader would stumble on."""

    place: str
    what: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}: {self.words!r}"


def rooms() -> list[Path]:
    """The folders of the house that have words of their own."""
    return sorted(path.parent for path in HOUSE.glob("*/apps.py"))


def path_of(room: Path) -> Path:
    """Where the room keeps its French."""
    return room / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def found_in(room: Path) -> Catalog:
    """Every message of the room's code and pages, with the places where it stands."""
    catalogue = Catalog(locale=LANGUAGE)
    for path in _sources(room):
        text = path.read_text()
        if path.suffix != ".py":
            # Line by line, because a page's indentation means nothing to Python's tokens.
            text = "\n".join(line.strip() for line in templatize(text).splitlines())
        source = BytesIO(text.encode())
        for line, words, comments, context in extract(
            "python", source, KEYWORDS, ("Translators:",), {"encoding": "utf-8"}
        ):
            place = (str(path.relative_to(HOUSE.parent)), line)
            catalogue.add(words, locations=[place], auto_comments=comments, context=context)
    return catalogue


def kept_in(room: Path) -> Catalog:
    """The room's French as it is on disk; empty where there is none yet."""
    path = path_of(room)
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def update(*names: str) -> list[Path]:
    """Bring the catalogues of these rooms (all by default) up to date; returns the changed ones."""
    known = _translations()
    wanted = [room for room in rooms() if not names or room.name in names]
    return [path for room in wanted if (path := _update(room, known))]


def compile_all() -> list[Path]:
    """Write each .mo that is older than its .po; returns those written."""
    written = []
    for po in sorted(HOUSE.glob("*/locale/*/LC_MESSAGES/django.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as file:
            catalogue = read_po(file, locale=po.parent.parent.name)
        ready = mo.with_suffix(".part")
        with ready.open("wb") as file:
            write_mo(file, catalogue)
        ready.replace(mo)
        written.append(mo)
    return written


def faults(*names: str) -> Iterator[Fault]:
    """What is missing, doubtful or left over in these rooms (or all), or said in two ways."""
    uses: dict[Key, dict[str, str]] = defaultdict(dict)
    for room in rooms():
        found, kept = found_in(room), kept_in(room)
        asked = not names or room.name in names
        for message in _messages(found):
            own = kept.get(message.id, message.context)
            if asked:
                yield from _faults_of(message, own)
            if own and _is_translated(own):
                uses[_key(message)][room.name] = str(own.string)
        if asked:
            yield from _left_over(room, found, kept)
    for (words, _context), ways in uses.items():
        if len(set(ways.values())) > 1 and (not names or set(names) & set(ways)):
            yield Fault(", ".join(ways), "French in two ways (use a context)", words)


def _sources(room: Path) -> Iterator[Path]:
    """Python and pages, without tests and migrations."""
    for path in sorted(room.rglob("*")):
        parts = path.relative_to(room).parts
        if "tests" in parts or "migrations" in parts or not path.is_file():
            continue
        if path.suffix == ".py" or ("templates" in parts and path.suffix in {".html", ".txt"}):
            yield path


def _update(room: Path, known: dict[Key, French]) -> Path | None:
    path, found, kept = path_of(room), found_in(room), kept_in(room)
    if not len(found):
        return None
    for message in _messages(found):
        own = kept.get(message.id, message.context)
        if own and _is_translated(own):
            message.string, message.flags = own.string, own.flags
            message.user_comments = own.user_comments
        elif _key(message) in known:
            message.string = known[_key(message)]
        nothing = ("", "") if message.pluralizable else ""
        message.string = _typeset(message.string or nothing)
    buffer = BytesIO()
    write_po(buffer, found, width=100, omit_header=True, sort_by_file=True, include_lineno=False)
    text = HEADER + buffer.getvalue().decode()
    if path.exists() and path.read_text() == text:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def _translations() -> dict[Key, French]:
    """What any room already says in French."""
    known: dict[Key, French] = {}
    for room in rooms():
        for message in _messages(kept_in(room)):
            if _is_translated(message) and not message.fuzzy:
                known.setdefault(_key(message), _typeset(message.string or ""))
    return known


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> Key:
    words = message.id if isinstance(message.id, str) else message.id[0]
    return words, message.context


def _is_translated(message: Message) -> bool:
    string = message.string
    return all(string) if isinstance(string, (list, tuple)) else bool(string)


def _typeset(string: str | list[str] | tuple[str, ...]) -> French:
    """French typography: curly apostrophes, thin spaces that do not break."""
    if isinstance(string, (list, tuple)):
        return tuple(str(_typeset(form)) for form in string)
    string = re.sub(r"(?<=\w)'(?=[\w%{«])", "’", string)
    string = re.sub(r"[ \u00a0](?=[;!?])", "\u202f", string)
    string = re.sub(r" (?=:(?:\s|$))", "\u00a0", string)
    return re.sub(r"« ", "«\u00a0", re.sub(r" »", "\u00a0»", string))


def _faults_of(message: Message, own: Message | None) -> Iterator[Fault]:
    words, _context = _key(message)
    path, line = message.locations[0]
    place = f"{path}:{line}"
    if not own or not _is_translated(own):
        yield Fault(place, "no French", words)
    elif own.fuzzy:
        yield Fault(place, "doubtful French (fuzzy)", words)
    elif not _same_placeholders(message, own):
        yield Fault(place, "the French has other placeholders", words)


def _same_placeholders(message: Message, own: Message) -> bool:
    """One form may leave the number out ("one city"), the last may not; none may invent any."""
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    forms = [own.string] if isinstance(own.string, str) else list(own.string or ())
    allowed = {name for source in sources for name in PLACEHOLDER.findall(source)}
    wanted = set(PLACEHOLDER.findall(sources[-1]))
    if any(set(PLACEHOLDER.findall(form)) - allowed for form in forms):
        return False
    return wanted <= set(PLACEHOLDER.findall(forms[-1]))


def _left_over(room: Path, found: Catalog, kept: Catalog) -> Iterator[Fault]:
    place = str(path_of(room).relative_to(HOUSE.parent))
    for message in _messages(kept):
        if not found.get(message.id, message.context):
            yield Fault(place, "no longer used", _key(message)[0])
