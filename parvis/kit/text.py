"""Words folded for sorting and searching: no case, no accent, no punctuation."""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
)
_APOSTROPHES = re.compile("[’'ʼ`´]")
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """`N'Djaména` → `ndjamena`, `Saint-Louis` → `saint louis`; other scripts keep their letters."""
    lowered = text.casefold().translate(_SPECIAL)
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", plain)).replace("_", " ").strip()
