"""`parvis account_invite ADDRESS`: the first person of an installation, or one locked out."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from parvis.kit.refusing import Refused
from parvis.people.actions import invite
from parvis.people.models import Duty


class Command(BaseCommand):
    help = "Invites somebody by mail; the worker sends the link, which works once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)
        parser.add_argument(
            "--duty", action="append", default=[], choices=Duty.Kind.values, metavar="DUTY"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
            invitation = invite(
                options["email"],
                name=options["name"],
                language=options["language"],
                by=None,
                duties=options["duty"],
            )
        except (Refused, ValidationError) as no:
            raise CommandError(" ".join(getattr(no, "messages", [str(no)]))) from no
        self.stdout.write(f"{invitation.email}: the link is on its way.")
