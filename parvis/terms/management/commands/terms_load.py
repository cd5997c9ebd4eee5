"""`parvis terms_load`: countries, goals and sectors of the standards, loaded or refreshed."""

from typing import Any

from django.core.management.base import BaseCommand

from parvis.terms.exchange import load_standards


class Command(BaseCommand):
    help = "Loads the countries (ISO 3166), goals (SDG) and sectors (OECD-DAC) shipped with Parvis."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_standards()
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
