"""The ways by which the network supports projects."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import TranslatedField


class Channel(models.Model):
    """By which way a project is supported: the cooperation fund, a grant of a donor…"""

    code = models.SlugField(_("code"), unique=True)
    name = TranslatedField(_("name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return str(self.name)
