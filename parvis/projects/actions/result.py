"""A project gets the framework in which its results stand."""

from __future__ import annotations

from django.db import transaction

from parvis.projects.models import LevelScheme, Project, ResultsFramework


@transaction.atomic
def framework_of(project: Project, scheme: LevelScheme) -> ResultsFramework:
    """The project's active framework; its first result makes one, in the words of its levels."""
    framework, _is_new = ResultsFramework.objects.get_or_create(
        project=project, status=ResultsFramework.Status.ACTIVE, defaults={"scheme": scheme}
    )
    return framework
