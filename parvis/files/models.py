"""Uploads, each belonging to a thing that says who may read it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User


def place(file: File, name: str) -> str:
    """Where its bytes lie: nothing of what a person wrote is in the path."""
    return f"files/{file.uuid.hex[:2]}/{file.uuid.hex}"


class FileQuerySet(models.QuerySet["File"]):
    def about(self, owner: models.Model) -> Self:
        """The files of one thing, by name."""
        kind = ContentType.objects.get_for_model(owner)
        return self.filter(owner_type=kind, owner_id=owner.pk).order_by("name", "pk")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those whose owner lets the person read them.

        An owner's queryset says so in `files_visible_to(user)`, else by what it makes
        `visible_to(user)`; the files of a kind that has neither are nobody's.
        """
        allowed = Q(pk__in=[])
        for key in self.order_by().values_list("owner_type", flat=True).distinct():
            model = ContentType.objects.get_for_id(key).model_class()
            rows = model._default_manager.all() if model else None
            narrow = getattr(rows, "files_visible_to", getattr(rows, "visible_to", None))
            if narrow is not None:
                allowed |= Q(owner_type=key, owner_id__in=narrow(user).order_by().values("pk"))
        return self.filter(allowed)


class File(models.Model):
    """One upload: what it is called, what it really is, whose it is."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    content = models.FileField(_("file"), upload_to=place, max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    owner_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    owner_id = models.BigIntegerField()
    owner = GenericForeignKey("owner_type", "owner_id")
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["owner_type", "owner_id"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:file_download", args=[self.uuid])
