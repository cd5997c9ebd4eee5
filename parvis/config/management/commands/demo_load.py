"""`parvis demo_load`: the demonstration network, into an empty database."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.load import load_demonstration
from parvis.members.models import Organisation


class Command(BaseCommand):
    help = "Loads the demonstration network: real rows with their sources, made-up ones labelled."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=2028)
        parser.add_argument("--members", type=int, default=330)

    def handle(self, *args: Any, **options: Any) -> None:
        if Organisation.objects.exists():
            raise CommandError("The directory is not empty: the demonstration is loaded once.")
        counts = load_demonstration(seed=options["seed"], members=options["members"])
        call_command("figures_refresh", stdout=self.stdout)
        self.stdout.write(str(counts))
