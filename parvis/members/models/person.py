"""People: who they are, whatever office they hold."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from babel import Locale
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dated import holds_on
from parvis.kit.fields import FoldedField
from parvis.kit.text import fold
from parvis.people.rules import is_secretariat

if TYPE_CHECKING:
    from parvis.people.models import User

    from .contact import ContactPoint
    from .mandate import Mandate


def organisations_of(user: User | AnonymousUser) -> frozenset[int]:
    """Keys of the member organisations in which the account's person holds an office today.

    Asked of the database once in a request: `user` lives no longer.
    """
    if not user.is_authenticated:
        return frozenset()
    known = user.__dict__.get("_organisations")
    if known is None:
        held = Q(person__account=user) & holds_on(clock.today())
        mandates: Any = Person._meta.get_field("mandates").related_model._default_manager
        held_now = mandates.filter(held).of_members()
        known = frozenset(held_now.values_list("office__organisation", flat=True))
        user.__dict__["_organisations"] = known
    return known


def is_of_the_network(user: User | AnonymousUser) -> bool:
    """Whether the account's person holds an office in a member organisation today."""
    return bool(organisations_of(user))


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The network sees whoever holds an office today, and everybody sees their own sheet."""
        if is_secretariat(user):
            return self
        if not user.is_authenticated:
            return self.none()
        own = Q(account=user)
        if is_of_the_network(user):
            return self.filter(own | Q(pk__in=self._in_office())).distinct()
        return self.filter(own)

    def _in_office(self) -> models.QuerySet[Person, Any]:
        return Person.objects.filter(holds_on(clock.today(), "mandates__")).values("pk")

    def in_office(self) -> Self:
        """Whoever holds an office today."""
        return self.filter(pk__in=self._in_office())

    def with_offices(self, day: date | None = None) -> Self:
        """With what each holds on that day (today where none is given), as `mandates_now`."""
        mandates: Any = Person._meta.get_field("mandates").related_model
        held = mandates.objects.told_on(day or clock.today())
        return self.prefetch_related(Prefetch("mandates", held, to_attr="mandates_now"))

    def called(self, text: str) -> Self:
        """Those whose name, or another name of theirs, has each of these words in it."""
        found = self
        for word in fold(text).split():
            other = PersonName.objects.filter(person=OuterRef("pk"), folded__contains=word)
            found = found.filter(Q(folded__contains=word) | Exists(other))
        return found


class Person(models.Model):
    """One human being, once."""

    class Gender(models.TextChoices):
        FEMALE = "f", _("Woman")
        MALE = "m", _("Man")
        OTHER = "x", _("Other")

    class GenderSource(models.TextChoices):
        SELF = "self", _("Said by the person")
        OFFICE = "office", _("From the title of the office")
        ASSUMED = "assumed", _("Assumed")

    if TYPE_CHECKING:
        mandates_now: list[Mandate]
        contacts_seen: list[ContactPoint]
        revised_at: datetime | None

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    native_name = models.CharField(_("name in its own script"), max_length=200, blank=True)
    folded = FoldedField("family_name", "given_name", "native_name")
    honorific = models.CharField(_("form of address"), max_length=50, blank=True)
    gender = models.CharField(_("gender"), max_length=1, choices=Gender.choices, blank=True)
    gender_source = models.CharField(
        _("how the gender is known"), max_length=10, choices=GenderSource.choices, blank=True
    )
    preferred_language = models.CharField(_("language"), max_length=10, default="fr")
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    deceased_on = models.DateField(_("died on"), null=True, blank=True)
    do_not_contact = models.BooleanField(_("do not contact"), default=False)
    minimised_at = models.DateTimeField(null=True, blank=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="person",
    )
    source = models.CharField(_("source"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    is_synthetic = models.BooleanField(
        _("made up for the demonstration"), default=False, editable=False
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["folded"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("members:person_detail", args=[self.uuid])

    @property
    def language_name(self) -> str:
        """The preferred language, named in the reader's."""
        reader = Locale.parse((get_language() or "fr").split("-")[0])
        return str(reader.languages.get(self.preferred_language, self.preferred_language))


class PersonName(models.Model):
    """Another name of the same person: found by it, never shown instead of theirs."""

    class Kind(models.TextChoices):
        FORMER = "former", _("Former name")
        ALIAS = "alias", _("Also called")
        LATIN = "latin", _("In Latin letters")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    folded = FoldedField("name")

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name
