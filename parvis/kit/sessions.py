"""Sessions in the database, as Django keeps them; each page finds its own by a prepared query."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from . import clock
from .prepared import prepared


class SessionStore(db.SessionStore):
    """One sign-in, or one visitor to whom something was told."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Whether a cookie may name a session: letters and figures, as ours are."""
        return bool(key and key.isascii() and key.isalnum() and 8 <= len(key) <= 40)

    def _get_session_from_db(self) -> Session | None:
        found = _running(self.session_key or "", clock.now())
        if found:
            return found[0]
        self._session_key = None
        return None


@prepared
def _running(key: str, moment: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=moment)
