"""`parvis lists_load FOLDER`: a network's own regions, themes, channels and exchange rates."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from parvis.projects.exchange import load_lists
from parvis.strategy.exchange import WrongTable


class Command(BaseCommand):
    help = (
        "Loads regions.csv, themes.csv, channels.csv and rates.csv, those of them that a folder "
        "holds; safe to run twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = load_lists(options["folder"])
        except (WrongTable, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
