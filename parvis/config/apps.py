from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "parvis.config"
    label = "config"
