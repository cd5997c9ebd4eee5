"""What the sheet of a project shows beside its own fields, each by a query that is prepared."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from parvis.kit.prepared import prepared
from parvis.members.models import Organisation
from parvis.projects.models import (
    MarkerAssessment,
    Participation,
    Place,
    Project,
    ProjectSector,
    RelatedProject,
)
from parvis.strategy.models import Node
from parvis.terms.models import Goal, Theme
from parvis.ui.maps import Point

from .money import plan_of


def parts_of(project: Project, user: Any) -> dict[str, Any]:
    """Who takes part, where, in which sectors, with what money, for which part of the programme."""
    places = _places(project.pk)
    participations = _participations(project.pk)
    plan = plan_of(project)
    named = [*participations, *places, *(line.row for line in plan.lines)]
    return {
        "participations": participations,
        "places": places,
        "points": [Point(*each.coordinates, str(each)) for each in places if each.coordinates],
        "themes": _themes(project.pk),
        "goals": _goals(project.pk),
        "sectors": _sectors(project.pk),
        "markers": _markers(project.pk),
        "nodes": _nodes(project.pk),
        "relations": _relations_seen(project, user),
        "plan": plan,
        "seen": _seen(user, named),
    }


def _seen(user: Any, rows: list[Any]) -> set[int]:
    """Keys of the organisations named of which the person may see the page."""
    keys = {each.organisation_id for each in rows if each.organisation_id}
    visible = Organisation.objects.visible_to(user).filter(pk__in=keys)
    return set(visible.order_by().values_list("pk", flat=True))


def _relations_seen(project: Project, user: Any) -> list[RelatedProject]:
    """Related projects that the person may see, and those known by their identifier only."""
    rows = _relations(project.pk)
    keys = [each.related_id for each in rows if each.related_id]
    visible = Project.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
    seen = set(visible) if keys else set()
    return [each for each in rows if each.related_id is None or each.related_id in seen]


@prepared
def _participations(project: int) -> QuerySet[Participation]:
    return Participation.objects.filter(project=project).select_related("organisation")


@prepared
def _places(project: int) -> QuerySet[Place]:
    places = Place.objects.filter(project=project)
    return places.select_related("country", "region", "organisation")


@prepared
def _themes(project: int) -> QuerySet[Theme]:
    return Theme.objects.filter(projects=project)


@prepared
def _goals(project: int) -> QuerySet[Goal]:
    return Goal.objects.filter(projects=project)


@prepared
def _sectors(project: int) -> QuerySet[ProjectSector]:
    return ProjectSector.objects.filter(project=project).select_related("sector")


@prepared
def _markers(project: int) -> QuerySet[MarkerAssessment]:
    return MarkerAssessment.objects.filter(project=project)


@prepared
def _nodes(project: int) -> QuerySet[Node]:
    return Project(pk=project).served_nodes()


@prepared
def _relations(project: int) -> QuerySet[RelatedProject]:
    return RelatedProject.objects.filter(project=project).select_related("related")
