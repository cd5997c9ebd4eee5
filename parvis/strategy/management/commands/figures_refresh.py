"""`parvis figures_refresh`: the programme's figures read again where they are not fresh."""

from typing import Any

from django.core.management.base import BaseCommand

from parvis.strategy.actions import refresh


class Command(BaseCommand):
    help = "Computes the figures of the programme that are not fresh, so that pages find them."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{refresh()} figures")
