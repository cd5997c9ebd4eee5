"""The key moments that come."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.dates import months_after
from parvis.strategy.figures import Figure, Part, Scope
from parvis.strategy.models import KeyMoment, Node

from . import measure

MONTHS = 12


def _moments(scope: Scope) -> list[KeyMoment]:
    """Those within the next twelve months, soonest first."""
    moments = KeyMoment.objects.select_related("node")
    if scope.node:
        moments = moments.filter(node__in=scope.node_ids)
    until = months_after(scope.day, MONTHS)
    ahead = moments.ahead(scope.day)
    return [moment for period, moment in ahead if period and period.first_day <= until]


@measure(
    "key_moments.ahead",
    label=_("Key moments within a year"),
    unit="count",
    reads=("strategy.node",),
    chart="",
    part_label=_("Key moment"),
    records=_moments,
    explains=_(
        "Dates on which a part of the programme mobilises, of which the next day, month or year is "
        "known and falls within twelve months."
    ),
)
def ahead(scope: Scope) -> Figure:
    found = _moments(scope)
    all_known = KeyMoment.objects.all()
    if scope.node:
        all_known = all_known.filter(node__in=scope.node_ids)
    dated = [moment for period, moment in all_known.ahead(scope.day) if period]
    still = [moment for moment in all_known if not moment.is_over(scope.day)]
    parts = [
        Part(moment.label, 1, reverse("strategy:node_detail", args=[moment.node.code]))
        for moment in found
    ]
    return Figure(
        None if still and not dated else len(found),
        "count",
        counted=len(dated),
        out_of=len(still),
        address=_address(scope.node),
        period=f"{scope.day}/{months_after(scope.day, MONTHS)}",
        parts=parts,
    )


def _address(node: Node | None) -> str:
    path = reverse("strategy:key_moment_list")
    return f"{path}?node={node.code}" if node else path
