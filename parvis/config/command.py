"""`parvis`: Django's command line, with the settings of this installation."""

import os
import sys


def main() -> None:
    """Run a management command; `DJANGO_SETTINGS_MODULE` names the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parvis.config.settings.production")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
