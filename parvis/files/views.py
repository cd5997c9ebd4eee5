"""The guarded way out of files."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import File


@login_not_required
@require_safe
def file_download(request: HttpRequest, uuid: UUID) -> FileResponse:
    """One file, to whoever its owner lets read it; it is saved, never shown within our pages."""
    files = File.objects.filter(uuid=uuid)
    file = get_object_or_404(files.visible_to(request.user))
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.media_type
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
