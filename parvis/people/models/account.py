"""Accounts, and what the secretariat's people are charged with."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dated import Dated, DatedQuerySet
from parvis.kit.prepared import prepared

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

FACTORS = ("totp", "webauthn")


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: User | AnonymousUser) -> UserQuerySet:
        """Those who manage accounts see them all; everybody else sees their own."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.all() if user.has_duty("directory") else self.filter(pk=user.pk)

    def charged_with(self, *duties: str) -> UserQuerySet:
        """Those who hold one of these duties today, or the direction, and may sign in."""
        held = Duty.objects.as_of().filter(duty__in={*duties, Duty.Kind.DIRECTION})
        return self.filter(is_active=True, pk__in=held.values("user_id"))

    def with_factors(self) -> UserQuerySet:
        """Each with `has_factor`: whether a second factor is set up."""
        own = User.objects.filter(pk=models.OuterRef("pk"), authenticator__type__in=FACTORS)
        return self.annotate(has_factor=models.Exists(own))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An account; without a password it can only be entered by invitation or passkey."""
        user: User = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who may sign in. Rights come from duties and mandates, never from flags here."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="fr")
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    # Devices trusted before this moment show the second factor again.
    trust_ended_at = models.DateTimeField(null=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    # What the journal calls what is done to an account.
    verbs: ClassVar[dict[str, StrOrPromise]] = {
        "closed": _("Account closed"),
        "duty_ended": _("End of a duty noted"),
        "duty_granted": _("Duty granted"),
        "password_changed": _("Password changed"),
        "password_reset": _("Password changed by a mailed link"),
        "recovery_codes_made": _("New printed codes"),
        "reopened": _("Account opened again"),
        "second_factor_added": _("Second factor added"),
        "second_factor_removed": _("Second factor removed"),
        "sign_ins_ended": _("Sign-ins ended"),
    }

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["name", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="people_user_email_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return reverse("people:account_detail", args=[self.uuid])

    @cached_property
    def duties(self) -> frozenset[str]:
        """Codes of the duties held today: empty for whoever is not of the secretariat."""
        return frozenset(_duties(self.pk, clock.today()))

    @property
    def is_secretariat(self) -> bool:
        return bool(self.duties)

    def has_duty(self, *duties: str) -> bool:
        """Whether one of these duties is theirs; the direction has them all."""
        return bool(self.duties & {*duties, Duty.Kind.DIRECTION})


@prepared
def _duties(user: int, day: date) -> QuerySet[Duty, str]:
    return Duty.objects.as_of(day).filter(user=user).values_list("duty", flat=True)


class DutyQuerySet(DatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> DutyQuerySet:
        """Duties are seen with the account that holds them."""
        return self.filter(user__in=User.objects.visible_to(user))


class Duty(Dated):
    """What a person of the secretariat is charged with, from one day to another."""

    class Kind(models.TextChoices):
        DIRECTORY = "directory", _("Directory")
        PROJECTS = "projects", _("Projects")
        FUNDS = "funds", _("Funds")
        EVENTS = "events", _("Events")
        COMMUNICATION = "communication", _("Communication")
        DIRECTION = "direction", _("Direction")

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    duty = models.CharField(_("duty"), max_length=20, choices=Kind.choices)
    granted_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = DutyQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")

    def __str__(self) -> str:
        return f"{self.user} – {self.get_duty_display()}"

    def get_absolute_url(self) -> str:
        return self.user.get_absolute_url()
