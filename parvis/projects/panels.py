"""Boxes of the projects on the pages of other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.prepared import prepared
from parvis.ui.panels import Panel, panel

from .models import CURRENCY, Participation, Project, ProjectQuerySet, kept_totals

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.members.models import Organisation
    from parvis.people.models import User
    from parvis.strategy.models import Node
    from parvis.terms.models import Country

    Somebody = User | AnonymousUser

SHOWN = 6
TOLD = ("slug", "title", "state", "actual_start", "planned_start")


def _box(projects: ProjectQuerySet, query: dict[str, str], **context: Any) -> Panel | None:
    """The latest ones, and the way to all."""
    latest_first = projects.order_by(F("dated_on").desc(nulls_last=True), "folded")
    latest = list(latest_first.only(*TOLD)[:SHOWN])
    if not latest:
        return None
    context |= {
        "projects": latest,
        "all_url": f"{reverse('projects:project_list')}?{urlencode(query)}",
        "currency": CURRENCY,
    }
    return Panel(_("Projects"), "projects/panel.html", context, "projects")


@panel("members.organisation", order=30)
def of_organisation(organisation: Organisation, user: Somebody) -> Panel | None:
    """Projects that an organisation carries, funds or takes part in."""
    parts = _parts_of(organisation.pk)
    carried = {project for project, is_carrier in parts if is_carrier}
    keys = {project for project, _is_carrier in parts}
    if not keys:
        return None
    projects = Project.objects.visible_to(user).filter(pk__in=keys)
    return _box(projects, {"organisation": organisation.slug}, carried=carried)


@prepared
def _parts_of(organisation: int) -> QuerySet[Participation, tuple[int, bool]]:
    parts = Participation.objects.filter(organisation=organisation).order_by()
    return parts.values_list("project", "is_carrier")


@panel("members.country", order=30)
def in_country(country: Country, user: Somebody) -> Panel | None:
    """Projects with a place in a country."""
    projects = Project.objects.visible_to(user).in_country(country.pk)
    return _box(projects, {"country": country.pk})


@panel("strategy.node", order=30)
def of_node(node: Node, user: Somebody) -> Panel | None:
    """Projects that serve a part of the programme or one below it, with their sums."""
    projects = Project.objects.visible_to(user).tied_under(node)
    sums = kept_totals(projects)
    if not sums.own.out_of:
        return None
    return _box(projects, {"node": node.code}, totals=sums, count=sums.own.out_of)
