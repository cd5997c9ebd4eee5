from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "parvis.ui"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Interface")

    def ready(self) -> None:
        autodiscover_modules("panels")
