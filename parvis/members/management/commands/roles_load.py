"""`parvis roles_load`: the roles that offices can have, or a network's own from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from parvis.members.exchange import SHIPPED_ROLES, load_roles


class Command(BaseCommand):
    help = "Load or refresh the roles that offices can have."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED_ROLES)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_roles(options['file'])} roles")
