"""`parvis generate --members N --seed S`: a made-up network of any size."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from demo.load import generate


class Command(BaseCommand):
    help = "Makes a network up: members, people, mandates, contacts, projects and events."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--members", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        counts = generate(members=options["members"], seed=options["seed"])
        call_command("figures_refresh", stdout=self.stdout)
        self.stdout.write(str(counts))
