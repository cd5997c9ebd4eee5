"""Text that editors write in several languages: one value, an ordered list of narratives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

# Longer texts are rarely read twice: they are not kept.
SHORT = 500
FALLBACK = ("fr", "en", "pt", "es", "ar")


@dataclass(frozen=True)
class Narrative:
    """One version: its language ("" when the source does not say), text and status.

    `status` is "reviewed", "draft" or "machine".
    """

    language: str
    text: str
    status: str = "reviewed"


@dataclass(frozen=True)
class LocalisedText:
    """All versions of one text, the original first. Duplicates of a language are kept (IATI)."""

    narratives: tuple[Narrative, ...] = ()

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> LocalisedText:
        """From `{language: text}`; blank texts are left out."""
        return cls(tuple(Narrative(lang, text) for lang, text in texts.items() if text))

    @classmethod
    def from_json(cls, rows: Iterable[Mapping[str, Any]]) -> LocalisedText:
        """From the stored list of `{"language", "text", "status"?}`."""
        return cls(
            tuple(
                Narrative(row["language"], row["text"], row.get("status", "reviewed"))
                for row in rows
            )
        )

    def to_json(self) -> list[dict[str, str]]:
        """The list that is stored; a reviewed text carries no status."""
        return [
            {"language": n.language, "text": n.text}
            | ({} if n.status == "reviewed" else {"status": n.status})
            for n in self.narratives
        ]

    def exactly(self, language: str) -> str:
        """The text in that language, or "" where there is none."""
        return next((n.text for n in self.narratives if n.language == language), "")

    def best(self, language: str | None = None) -> Narrative:
        """The version for a reader: their language, else the original, else any."""
        wanted = (language or get_language() or "fr").split("-")[0]
        for narrative in self.narratives:
            if narrative.language == wanted:
                return narrative
        return self.narratives[0] if self.narratives else Narrative("", "")

    def in_(self, language: str) -> str:
        """The text for a reader of that language, with fallback."""
        return self.best(language).text

    def with_text(self, language: str, text: str) -> LocalisedText:
        """A copy in which the version of that language is `text` (blank takes it out)."""
        kept = [n for n in self.narratives if n.language != language or n.text == text]
        if text and not any(n.language == language for n in kept):
            position = next(
                (i for i, n in enumerate(self.narratives) if n.language == language), len(kept)
            )
            kept.insert(position, Narrative(language, text))
        return LocalisedText(tuple(kept))

    def __str__(self) -> str:
        return self.best().text

    def __bool__(self) -> bool:
        return any(n.text for n in self.narratives)


def read(stored: str) -> Any:
    """A text as it is stored (JSON); the same countries, roles and themes are read all the time."""
    return _read_once(stored) if len(stored) < SHORT else _read(stored)


def _read(stored: str) -> Any:
    rows = json.loads(stored)
    return LocalisedText.from_json(rows) if isinstance(rows, list) else rows


_read_once = lru_cache(maxsize=8192)(_read)
