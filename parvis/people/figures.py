"""Tokens: what is sent is never kept, what is kept cannot be sent."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """A secret of 256 bits that fits in an address."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What the database keeps of a token: enough to know it again, useless to whoever reads it."""
    return hashlib.sha256(token.encode()).hexdigest()
