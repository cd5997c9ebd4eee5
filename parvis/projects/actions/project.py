"""A project begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.forms import ModelForm

from parvis.journal.actions import save
from parvis.projects.models import Participation, Project

if TYPE_CHECKING:
    from parvis.members.models import Organisation
    from parvis.people.models import User


@transaction.atomic
def create(
    form: ModelForm[Project], *, by: User | None, carrier: Organisation | None = None
) -> Project:
    """Add a project, with who carries it where that is known."""
    form.instance.slug = Project.objects.free_slug(str(form.instance.title))
    project = save(form, by=by)
    if carrier:
        Participation.objects.create(project=project, organisation=carrier, is_carrier=True)
        if carrier.country_id:
            project.places.create(country_id=carrier.country_id, organisation=carrier)
    return project
