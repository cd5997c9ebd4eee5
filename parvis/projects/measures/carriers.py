"""Who carries the projects, for the strategic programme."""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Organisation, OrganisationQuerySet
from parvis.projects.models import Participation
from parvis.strategy.measures import Figure, Part, Scope, measure
from parvis.terms.models import Region

from .portfolio import PLACED, address, projects_of


def _carriers(scope: Scope) -> OrganisationQuerySet:
    carried = Participation.objects.filter(is_carrier=True, project__in=projects_of(scope))
    organisations = Organisation.objects.filter(pk__in=carried.order_by().values("organisation"))
    return organisations.filter(kind__in=Organisation.LOCAL_AUTHORITIES)


@measure(
    "projects.cities",
    label=_("Cities that carry a project"),
    unit="count",
    reads=(*PLACED, "members.organisation"),
    explains=_("Local authorities of the directory that carry at least one public project."),
    part_label=_("Region"),
    records=_carriers,
)
def cities(scope: Scope) -> Figure:
    """How many carry a project, by region; projects without a known carrier are missing."""
    projects = projects_of(scope)
    known = projects.filter(participations__is_carrier=True).distinct().count()
    rows = _carriers(scope).order_by().values_list("country__region").annotate(Count("pk"))
    counts = dict(rows)
    parts = [
        Part(region.name, counts[region.pk], address(scope, region=region.code))
        for region in Region.objects.all()
        if region.pk in counts
    ]
    return Figure(
        sum(counts.values()),
        "count",
        counted=known,
        out_of=projects.count(),
        address=address(scope),
        parts=parts,
    )
