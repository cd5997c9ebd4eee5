"""The chain of what happened."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django_stubs_ext import StrOrPromise

    from parvis.people.models import User

# What a verb is called where its noun does not say so in its own `verbs`.
COMMON_VERBS: dict[str, StrOrPromise] = {
    "added": pgettext_lazy("act", "Addition"),
    "changed": pgettext_lazy("act", "Change"),
    "closed": pgettext_lazy("act", "Closing"),
    "confirmed": pgettext_lazy("act", "Confirmation"),
    "created": pgettext_lazy("act", "Creation"),
    "ended": pgettext_lazy("act", "End"),
    "imported": pgettext_lazy("act", "Import"),
    "linked": pgettext_lazy("act", "Link"),
    "merged": pgettext_lazy("act", "Merger"),
    "opened": pgettext_lazy("act", "Opening"),
    "published": pgettext_lazy("act", "Publication"),
    "removed": pgettext_lazy("act", "Removal"),
    "restored": pgettext_lazy("act", "Return to an earlier state"),
    "started": pgettext_lazy("act", "Start"),
    "withdrawn": pgettext_lazy("act", "Withdrawal"),
}


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, thing: models.Model) -> Self:
        """What happened to one thing, newest first."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(subject_type=kind, subject_id=thing.pk).order_by("-sequence")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The secretariat reads the whole journal; others meet it on the sheets they edit."""
        return self.all() if getattr(user, "is_secretariat", False) else self.none()


class Entry(models.Model):
    """One thing that happened: who, when, what, from what to what. Never changed, never deleted.

    `payload` holds `{"label", "changes": {field: [from, to]}, "details": {}}`. It and its salt can
    be blanked when a person is erased; the chain covers only its digest and still holds.
    """

    sequence = models.BigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("when"))
    verb = models.CharField(_("what"), max_length=100, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    payload = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    payload_digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        ordering = ["-sequence"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-sequence"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def get_absolute_url(self) -> str:
        return reverse("journal:entry_detail", args=[self.sequence])

    @property
    def facts(self) -> dict[str, Any]:
        """What the hash covers."""
        return {
            "sequence": self.sequence,
            "at": self.at.astimezone(UTC).isoformat(),
            "verb": self.verb,
            "actor": self.actor_id,
            "subject": [self.subject_type_id, self.subject_id],
            "payload": self.payload_digest,
        }

    @property
    def label(self) -> str:
        """How its subject was called then."""
        return str(self.payload.get("label", ""))

    @property
    def changes(self) -> dict[str, list[Any]]:
        """Stored values by field: `[from, to]`."""
        return dict(self.payload.get("changes", {}))

    @property
    def details(self) -> dict[str, Any]:
        return dict(self.payload.get("details", {}))

    @property
    def is_erased(self) -> bool:
        """What it told was blanked; that it happened remains."""
        return not self.payload and not self.salt

    @property
    def can_be_brought_back(self) -> bool:
        """Whether it changed something that was otherwise before."""
        return bool(self.changes) and self.action not in {"created", "removed"}

    @property
    def action(self) -> str:
        """The verb without its noun: "withdrawn" of "application.withdrawn"."""
        return self.verb.rpartition(".")[2]

    @property
    def noun(self) -> StrOrPromise:
        """What kind of thing it is about, in words."""
        kind = self.kind
        return kind._meta.verbose_name if kind and kind._meta.verbose_name else ""

    @property
    def kind(self) -> type[models.Model] | None:
        """The model of its subject; None where the house has it no more."""
        cached = ContentType.objects.get_for_id(self.subject_type_id)
        return cached.model_class()

    @property
    def verb_label(self) -> StrOrPromise:
        """What was done, in words: the noun's own `verbs` first, else the common ones."""
        own: dict[str, StrOrPromise] = getattr(self.kind, "verbs", {})
        return own.get(self.action) or COMMON_VERBS.get(self.action, COMMON_VERBS["changed"])

    @property
    def actor_name(self) -> str:
        """Who did it; the machine where nobody did, "" where the account is gone."""
        if self.actor_id is None:
            return str(_("The system"))
        known = self._state.fields_cache.get("actor")
        return str(known) if known else ""


def address_of(thing: models.Model | None) -> str:
    """The page of a thing, or "" where it has none or is gone."""
    find = getattr(thing, "get_absolute_url", None)
    return str(find()) if find else ""


class Head(models.Model):
    """The last entry about one kind of thing: tells whoever computed a figure that it aged."""

    subject_type = models.OneToOneField(ContentType, on_delete=models.CASCADE)
    sequence = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.subject_type} {self.sequence}"
