from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "parvis.ui"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Interface")
