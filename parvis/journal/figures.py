"""The chain: each entry's hash covers the one before it and a digest of what it tells."""

from __future__ import annotations

import hashlib
import json
from typing import Any

START = "0" * 64


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
