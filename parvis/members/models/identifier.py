"""How other registers call an organisation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class Identifier(models.Model):
    """How another register calls it."""

    class Scheme(models.TextChoices):
        GEONAMES = "geonames", "GeoNames"
        WIKIDATA = "wikidata", "Wikidata"
        INSEE = "insee", "INSEE"
        SIRET = "siret", "SIRET"
        IATI = "iati", "IATI"

    PAGES: ClassVar[dict[str, str]] = {
        Scheme.GEONAMES: "https://www.geonames.org/",
        Scheme.WIKIDATA: "https://www.wikidata.org/wiki/",
    }

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(_("register"), max_length=20, choices=Scheme.choices)
    value = models.CharField(_("identifier"), max_length=100)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], name="members_identifier_belongs_to_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    @property
    def url(self) -> str:
        """Where that register shows it, or ""."""
        page = self.PAGES.get(self.scheme)
        return f"{page}{self.value}" if page else ""
