from django import forms
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "parvis.ui"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Interface")

    def ready(self) -> None:
        # Fields of all forms, the packages' own as well, take their sentence from here.
        forms.Field.default_error_messages["required"] = _("Fill in this field: it is needed.")
        autodiscover_modules("panels")
