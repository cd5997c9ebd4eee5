"""A programme: what a network sets out to do over some years."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.fields import TranslatedField


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def current(self) -> Programme | None:
        """The one that runs this year, else the last one; None before any is loaded."""
        year = clock.today().year
        running = self.filter(first_year__lte=year, last_year__gte=year).first()
        return running or self.first()


class Programme(models.Model):
    """What a network sets out to do over some years."""

    slug = models.SlugField(_("address"), unique=True)
    title = TranslatedField(_("title"))
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    source = models.CharField(_("source"), max_length=500, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-first_year"]
        constraints = [
            models.CheckConstraint(
                name="strategy_programme_ends_after_it_begins",
                condition=Q(first_year__lte=F("last_year")),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("strategy:programme_detail")
