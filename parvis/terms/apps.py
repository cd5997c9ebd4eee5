from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TermsConfig(AppConfig):
    name = "parvis.terms"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Shared lists")
