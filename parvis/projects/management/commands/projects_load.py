"""`parvis projects_load`: levels of results and exchange rates shipped with Parvis."""

from typing import Any

from django.core.management.base import BaseCommand

from parvis.projects.exchange import load_project_lists


class Command(BaseCommand):
    help = "Loads the levels of results and the exchange rates shipped with Parvis."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_project_lists()
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
