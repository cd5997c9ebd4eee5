"""Files to try the download on: the owner is a job, which only its asker sees."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from parvis.files import actions
from parvis.files.models import File

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def upload(name: str = "report.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """What a browser sends; its own word on the type is never believed."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def owned_by(user: Any) -> Any:
    """A thing that only this person sees."""
    return apps.get_model("journal", "Job").objects.create(
        kind="export", label="Members", asked_by=user, state="done"
    )


def file_of(user: Any, name: str = "report.pdf", content: bytes = PDF) -> File:
    """A file of a thing that only this person sees."""
    return actions.store(upload(name, content), owner=owned_by(user), by=user)


def examples(world: Any) -> dict[str, dict[str, Any]]:
    """The city's own file."""
    return {"files:file_download": {"uuid": file_of(world.city).uuid}}
