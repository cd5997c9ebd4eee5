"""The chain: each entry's hash covers the one before it and a digest of what it tells."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Any

START = "0" * 64
NIGHT = time(3)


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces: the same bytes for the same value, everywhere."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def digest(payload: Any, salt: str) -> str:
    """SHA-256 of what an entry tells, salted: the payload can be erased and the chain holds."""
    return hashlib.sha256(salt.encode() + canonical(payload)).hexdigest()


def link(previous: str, facts: dict[str, Any]) -> str:
    """SHA-256 of the entry before and of this one's unerasable facts."""
    return hashlib.sha256(previous.encode() + canonical(facts)).hexdigest()


@dataclass(frozen=True)
class Link:
    """One entry of the chain, as it is stored; an erased one has neither payload nor salt."""

    sequence: int
    facts: dict[str, Any]
    payload: Any
    salt: str
    payload_digest: str
    previous_hash: str
    hash: str


def fault(before: Link | None, entry: Link) -> str:
    """What is wrong with an entry that follows `before`, in one word; "" where it holds.

    "sequence" (one before it is missing), "previous" (it follows another), "facts" (who, when,
    what, about what) or "payload" (what it tells).
    """
    if entry.sequence != (before.sequence + 1 if before else 1):
        return "sequence"
    if entry.previous_hash != (before.hash if before else START):
        return "previous"
    if entry.hash != link(entry.previous_hash, entry.facts):
        return "facts"
    is_erased = not entry.payload and not entry.salt
    if not is_erased and entry.payload_digest != digest(entry.payload, entry.salt):
        return "payload"
    return ""


def next_due(rhythm: str, after: datetime, zone: tzinfo) -> datetime:
    """When a chore returns: on the hour, at three in the night, on Monday at three (UTC).

    The night is that of the network's zone. Raises KeyError for an unknown rhythm.
    """
    local = after.astimezone(zone)
    if rhythm == "hourly":
        hour = after.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        return hour + timedelta(hours=1)
    step = {"daily": 1, "weekly": 7}[rhythm]
    day = local.date() - timedelta(days=local.weekday() if step == 7 else 0)
    while (due := datetime.combine(day, NIGHT, zone)) <= after:
        day += timedelta(days=step)
    return due.astimezone(UTC)
