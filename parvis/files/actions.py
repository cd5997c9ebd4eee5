"""Keeping an upload, and taking it out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files import File as Upload
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from parvis.kit.refusing import Refused, refuse_unless

from .figures import TYPES, clean_name, media_type
from .models import File

if TYPE_CHECKING:
    from parvis.people.models import User


def accept(upload: Upload[bytes]) -> str:
    """The media type of an upload that may be kept; refused with the reason otherwise."""
    size, most = upload.size or 0, settings.FILE_MAX_BYTES
    refuse_unless(size, _("This file is empty. Choose another one."))
    refuse_unless(
        size <= most,
        _("This file is too large (%(size)s). The limit is %(most)s: reduce it, or split it.")
        % {"size": filesizeformat(size), "most": filesizeformat(most)},
    )
    kind = media_type(clean_name(upload.name or ""), upload)
    refuse_unless(
        kind,
        _("We cannot keep this file, or it is not what its name says. Use: %(kinds)s.")
        % {"kinds": ", ".join(sorted(TYPES))},
    )
    return kind


def store(upload: Upload[bytes], *, owner: models.Model, by: User | None) -> File:
    """Keep an upload as a file of `owner`: all of it, or nothing.

    The owner's room records it in the journal, with the file's name and fingerprint.
    """
    kind = accept(upload)
    file = File(
        name=clean_name(upload.name or ""),
        media_type=kind,
        size=upload.size or 0,
        sha256=_fingerprint(upload),
        owner=owner,
        uploaded_by=by,
    )
    try:
        file.content.save(file.name, upload, save=False)
    except OSError as error:
        raise Refused(
            _("The file could not be kept: there is no room left. Tell the secretariat.")
        ) from error
    try:
        with transaction.atomic():
            file.save()
    except BaseException:
        file.content.delete(save=False)
        raise
    return file


def _fingerprint(upload: Upload[bytes]) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


@transaction.atomic
def remove(file: File) -> None:
    """Take a file out; its bytes go once that is committed."""
    storage, name = file.content.storage, str(file.content.name)
    file.delete()
    transaction.on_commit(lambda: storage.delete(name))
