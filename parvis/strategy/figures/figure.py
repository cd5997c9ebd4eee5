"""What a measure gives: a value, how complete it is, its parts, and where its records are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from parvis.kit.languages import LocalisedText, Narrative

TENTH = Decimal("0.1")
Value = Decimal | int | None
Label = LocalisedText | str | Any


def share(counted: int, out_of: int) -> Decimal | None:
    """Percentage to one decimal; None where there is nothing to take a share of."""
    if not out_of:
        return None
    return (Decimal(100 * counted) / out_of).quantize(TENTH, ROUND_HALF_UP)


def in_every_language(label: Label) -> LocalisedText | str:
    """A translatable string as a text that keeps all its languages; others as they are."""
    if isinstance(label, LocalisedText):
        return label
    if not isinstance(label, Promise):
        return str(label)
    narratives = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            narratives.append(Narrative(code, str(label)))
    return LocalisedText(tuple(narratives))


@dataclass(frozen=True)
class Part:
    """One slice of a figure (a region, a year, a category) and the address of its records.

    `label` is a LocalisedText, a translatable string or a plain one (a year). For a percentage,
    `counted` and `out_of` say of how many records.
    """

    label: Label
    value: Value
    address: str = ""
    counted: int | None = None
    out_of: int | None = None

    def to_json(self) -> dict[str, Any]:
        """What a reading keeps."""
        label = in_every_language(self.label)
        return {
            "label": label if isinstance(label, str) else label.to_json(),
            "value": _stored(self.value),
            "address": self.address,
            "counted": self.counted,
            "out_of": self.out_of,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Part:
        """The part that was kept."""
        label = kept["label"]
        if not isinstance(label, str):
            label = _text(tuple((each["language"], each["text"]) for each in label))
        return cls(**kept | {"label": label, "value": _read(kept["value"])})


@dataclass(frozen=True)
class Figure:
    """What a measure gave.

    - `value`: a Decimal or an int; None where nothing can be said (never a guess, never a 0).
    - `unit`: "percent" (0 to 100), "count", "ratio", "years", or an ISO 4217 currency ("EUR").
    - `counted` of `out_of`: the records with the needed fact, of all that are concerned; that is
      how complete the figure is. Leave `out_of` None where nothing can be missing.
    - `numerator`, `denominator`: for a percentage, "212 of 330".
    - `lowest`, `highest`: the interval in which the value must be, whatever the missing records
      hold.
    - `address`: the list that shows exactly the counted records, filters in its query.
    - `period`: "" for the day of the scope, else ISO 8601: "2026", "2026-11-24", "2017/2026".
    - `part_unit`: the unit of the parts where it is another ("count" under a percentage).
    - `is_approximate`: something was converted, estimated or dated to the year.
    """

    value: Value
    unit: str = "count"
    counted: int | None = None
    out_of: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    lowest: Value = None
    highest: Value = None
    address: str = ""
    period: str = ""
    parts: tuple[Part, ...] | list[Part] = ()
    part_unit: str = ""
    is_approximate: bool = False

    @classmethod
    def percentage(cls, numerator: int, denominator: int, **rest: Any) -> Figure:
        """A share of records of which none lacks the needed fact."""
        shared = {"counted": denominator, "out_of": denominator} | rest
        value = share(numerator, denominator)
        return cls(value, "percent", numerator=numerator, denominator=denominator, **shared)

    @property
    def is_complete(self) -> bool:
        """Whether every record concerned had the needed fact."""
        return self.out_of is None or self.counted == self.out_of

    @property
    def completeness(self) -> Decimal | None:
        """Percentage of the records concerned that could be counted."""
        if self.counted is None or not self.out_of:
            return None
        return share(self.counted, self.out_of)

    @property
    def missing(self) -> int:
        """How many records concerned lacked the needed fact."""
        return max((self.out_of or 0) - (self.counted or 0), 0)

    def to_json(self) -> dict[str, Any]:
        """What a reading keeps."""
        kept = {name: getattr(self, name) for name in self.__dataclass_fields__}
        for name in ("value", "lowest", "highest"):
            kept[name] = _stored(kept[name])
        return kept | {"parts": [part.to_json() for part in self.parts]}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Figure:
        """The figure that was kept."""
        numbers = {name: _read(kept.get(name)) for name in ("value", "lowest", "highest")}
        parts = tuple(Part.from_json(part) for part in kept.get("parts", ()))
        return cls(**kept | numbers | {"parts": parts})


@lru_cache(maxsize=2000)
def _text(narratives: tuple[tuple[str, str], ...]) -> LocalisedText:
    """One text for the many figures whose parts bear the same label."""
    return LocalisedText(tuple(Narrative(*each) for each in narratives))


def _stored(value: Value) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _read(value: int | str | None) -> Value:
    return Decimal(value) if isinstance(value, str) else value
