"""A form's field for an upload."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File as Upload

from parvis.kit.refusing import Refused

from . import actions
from .figures import TYPES


class UploadField(forms.FileField):
    """One file of an accepted kind and size; says why it takes no other."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{extension}" for extension in TYPES)

    def to_python(self, data: Upload[Any] | None) -> Upload[Any] | None:
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            actions.accept(upload)
        except Refused as refusal:
            raise ValidationError(refusal.message) from refusal
        return upload
