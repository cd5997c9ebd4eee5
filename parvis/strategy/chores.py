"""What the programme does by the clock."""

from __future__ import annotations

from parvis.journal.chores import chore

from .tasks import start_refresh


@chore("daily")
def refresh_the_figures() -> None:
    """Each day has its figures before anybody asks: mandates end and key moments pass."""
    start_refresh(by=None)
