"""`parvis messages`: find the words of every room, keep its French, compile it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from parvis.config import catalogues


class Command(BaseCommand):
    help = "Update and compile the French of every room."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rooms", nargs="*", help="only these rooms")
        parser.add_argument("--check", action="store_true", help="only say what is missing")
        parser.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 1 under `--check` where a French reader would miss something."""
        if options["check"]:
            found = [str(fault) for fault in catalogues.faults(*options["rooms"])]
            for line in found:
                self.stderr.write(line)
            if found:
                raise CommandError(f"{len(found)} messages to look at (./run messages, then edit)")
            return
        if not options["compile"]:
            for path in catalogues.update(*options["rooms"]):
                self.stdout.write(f"updated {path}")
        for path in catalogues.compile_all():
            self.stdout.write(f"compiled {path}")
