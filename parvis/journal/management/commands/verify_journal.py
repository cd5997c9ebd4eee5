"""`parvis verify_journal`: is the journal as it was written?"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils.translation import gettext as _

from parvis.journal.figures import Link, fault
from parvis.journal.models import Entry, Head

CHUNK = 2000


class Command(BaseCommand):
    help = "Walk the journal's chain and name the first entry that is not as it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Answer as JSON, for a program.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = walk()
        if options["json"]:
            self.stdout.write(json.dumps(found))
        elif found["holds"]:
            self.stdout.write(
                _("The journal holds: %(entries)s entries (%(erased)s erased), last %(last)s.")
                % found
            )
        if not found["holds"]:
            raise CommandError(_sentence(found))


def walk() -> dict[str, Any]:
    """The chain from its start, streamed: whether it holds, else the first entry that differs."""
    before: Link | None = None
    entries = erased = 0
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=CHUNK):
        here = _link(entry)
        if wrong := fault(before, here):
            return {"holds": False, "entry": entry.sequence, "differs": wrong}
        before = here
        entries += 1
        erased += entry.is_erased
    known = Head.objects.aggregate(known=Max("sequence"))["known"] or 0
    last = before.sequence if before else 0
    if known > last:
        return {"holds": False, "entry": last + 1, "differs": "end"}
    fingerprint = before.hash if before else ""
    return {"holds": True, "entries": entries, "erased": erased, "last": fingerprint}


def _link(entry: Entry) -> Link:
    return Link(
        sequence=entry.sequence,
        facts=entry.facts,
        payload=entry.payload,
        salt=entry.salt,
        payload_digest=entry.payload_digest,
        previous_hash=entry.previous_hash,
        hash=entry.hash,
    )


def _sentence(found: dict[str, Any]) -> str:
    reasons = {
        "sequence": _("The journal is broken at entry %(entry)s: entries before it are missing."),
        "previous": _(
            "The journal is broken at entry %(entry)s: it does not follow the one before."
        ),
        "facts": _("The journal is broken at entry %(entry)s: who, when or what was changed."),
        "payload": _("The journal is broken at entry %(entry)s: what it tells was changed."),
        "end": _("The journal is broken from entry %(entry)s on: its end was cut off."),
    }
    return reasons[found["differs"]] % found
