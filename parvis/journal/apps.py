from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    name = "parvis.journal"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Journal")

    def ready(self) -> None:
        autodiscover_modules("notices", "tasks", "chores")
