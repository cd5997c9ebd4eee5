"""`parvis programme_load FOLDER`: a network's strategic programme, loaded or refreshed."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from parvis.strategy.exchange import WrongTable, load_programme


class Command(BaseCommand):
    help = "Loads a programme from the tables strategy-*.csv of a folder; safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_programme(options["folder"])
        except (WrongTable, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.programme}: {len(loaded.nodes)} parts, {loaded.links} links, "
            f"{loaded.key_moments} key moments, {loaded.gauges} figures; "
            f"{len(loaded.changed)} parts changed"
        )
