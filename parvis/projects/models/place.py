"""Where a project is carried out."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Organisation
from parvis.terms.models import Country, Region

from .project import Project
from .share import SHARE, refuse_more_than_all


class Place(models.Model):
    """Where a project is carried out."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="places")
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="project_places",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="project_places",
        help_text=_("Where no country is meant."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("city or authority"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="project_places",
    )
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    percentage = models.DecimalField(_("share of the project (%)"), **SHARE)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_place_says_where",
                condition=Q(country__isnull=False)
                | Q(region__isnull=False)
                | Q(organisation__isnull=False)
                | ~Q(name=""),
                violation_error_message=_("Say where it is: a country, a city or a name."),
            ),
            models.CheckConstraint(
                name="projects_place_has_both_coordinates",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both the latitude and the longitude, or neither."),
            ),
            models.CheckConstraint(
                name="projects_place_share_is_a_percentage",
                condition=Q(percentage__isnull=True) | Q(percentage__gt=0, percentage__lte=100),
            ),
        ]
        indexes = [models.Index(fields=["country", "project"])]

    def __str__(self) -> str:
        return self.name or str(self.organisation or self.country or self.region)

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#places"

    def clean(self) -> None:
        super().clean()
        others = Place.objects.filter(project=self.project_id)
        refuse_more_than_all(self, others)

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Its own, else those of its city; None where neither is known."""
        for where in (self, self.organisation):
            if where and where.latitude is not None and where.longitude is not None:
                return float(where.latitude), float(where.longitude)
        return None
