"""How to reach an office, an organisation, a person: the function first, the private last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

import phonenumbers
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dated import Dated, DatedQuerySet
from parvis.kit.fields import DerivedCharField
from parvis.people.rules import is_secretariat

from .mandate import Mandate
from .office import INTERNATIONAL_RELATIONS, Office, RoleType
from .organisation import Organisation
from .person import Person, is_of_the_network

if TYPE_CHECKING:
    from parvis.people.models import User

A_YEAR = timedelta(days=365)
OWNERS = ("organisation", "office", "mandate", "person")


def _exactly_one_owner() -> Q:
    condition = Q()
    for owner in OWNERS:
        condition |= Q(**{f"{name}__isnull": name != owner for name in OWNERS})
    return condition


def unchecked() -> Q:
    """Whether nobody has said for a year that a contact is right."""
    return Q(verified_at__isnull=True) | Q(verified_at__lt=clock.now() - A_YEAR)


class ContactPointQuerySet(DatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The network sees functional contacts; private ones stay the secretariat's."""
        if is_secretariat(user):
            return self
        if not is_of_the_network(user):
            return self.filter(person__account=user) if user.is_authenticated else self.none()
        functional = Q(is_private=False) & (Q(organisation__isnull=False) | Q(office__isnull=False))
        return self.filter(functional | Q(person__account=user))

    def of_organisation(self, organisation: Organisation) -> Self:
        """Of the organisation itself and of the offices that it has today."""
        offices = Office.objects.as_of().filter(organisation=organisation).order_by()
        contacts = ContactPoint.objects.order_by().values("pk")
        of_offices = contacts.filter(office__in=offices.values("pk"))
        # A union finds both by their index; an "or" would read all the contacts.
        return self.filter(pk__in=contacts.filter(organisation=organisation).union(of_offices))

    def to_confirm(self, organisation: Organisation) -> Self:
        """Of an organisation: what works, and of which nobody said for a year that it is right."""
        own = self.of_organisation(organisation).functional().working()
        return own.as_of().filter(unchecked())

    def functional(self) -> Self:
        """Of organisations and offices, and not private."""
        owned = Q(organisation__isnull=False) | Q(office__isnull=False)
        return self.filter(owned, is_private=False)

    def working(self) -> Self:
        """Without those that are known not to work."""
        return self.exclude(state=ContactPoint.State.DEAD)

    def beyond_international_relations(self) -> Self:
        """Of the offices of officials other than the international-relations desk."""
        officials = self.filter(office__role_type__category=RoleType.Category.OFFICIAL)
        return officials.exclude(office__role_type__code__in=INTERNATIONAL_RELATIONS)


class ContactPoint(Dated):
    """One mail address, number or postal address. A mail may be shared: it is not unique."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Telephone")
        MOBILE = "mobile", _("Mobile")
        ADDRESS = "address", _("Postal address")
        WEBSITE = "website", _("Website")

    class State(models.TextChoices):
        OK = "ok", _("Works")
        SOFT = "soft", _("Fails now and then")
        DEAD = "dead", _("Does not work")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    mandate = models.ForeignKey(
        Mandate, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    value = models.CharField(_("value"), max_length=300)
    normalised = DerivedCharField("normalised_value", db_index=True)
    label = models.CharField(_("what for"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_private = models.BooleanField(_("private"), default=False)
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=4, choices=State.choices, default=State.OK)

    objects = ContactPointQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["kind", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="members_contact_has_one_owner", condition=_exactly_one_owner()
            ),
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def owner(self) -> Organisation | Office | Mandate | Person:
        return next(filter(None, (getattr(self, name) for name in OWNERS)))

    def get_absolute_url(self) -> str:
        return self.owner.get_absolute_url()

    @property
    def sheet_url(self) -> str:
        """Where it is shown with all the others: an office's stand on its organisation's sheet."""
        owner = self.owner
        return (owner.organisation if isinstance(owner, Office) else owner).get_absolute_url()

    @property
    def works(self) -> bool:
        return self.state != self.State.DEAD

    @property
    def is_checked(self) -> bool:
        """Whether somebody said within a year that it is right."""
        return bool(self.verified_at and self.verified_at >= clock.now() - A_YEAR)

    @property
    def checked_on(self) -> date | None:
        """The day on which somebody last said how it is."""
        return timezone.localdate(self.verified_at) if self.verified_at else None

    @property
    def waits_for_a_word(self) -> bool:
        """Whether whoever may edit it is asked if it is still right."""
        return self.works and not self.is_private and not self.is_checked

    @property
    def href(self) -> str:
        """What a click on it does: write, call, open; "" for a postal address."""
        prefix = {"email": "mailto:", "phone": "tel:", "mobile": "tel:"}.get(self.kind, "")
        if self.kind == self.Kind.WEBSITE:
            return self.value if self.value.startswith(("https://", "http://")) else ""
        return f"{prefix}{self.normalised}" if prefix else ""

    @property
    def normalised_value(self) -> str:
        """What to compare by: E.164 for a number, lower case for the rest."""
        if self.kind in {self.Kind.PHONE, self.Kind.MOBILE}:
            number = self._parsed_number()
            if number:
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return self.value.strip().casefold()

    def _parsed_number(self) -> phonenumbers.PhoneNumber | None:
        try:
            return phonenumbers.parse(self.value, None)
        except phonenumbers.NumberParseException:
            return None

    def clean(self) -> None:
        super().clean()
        value = (self.value or "").strip()
        if self.kind == self.Kind.EMAIL:
            _validate(validate_email, value, _("This is not an e-mail address."))
        if self.kind == self.Kind.WEBSITE:
            _validate(URLValidator(["http", "https"]), value, _("This is not a web address."))
        if self.kind in {self.Kind.PHONE, self.Kind.MOBILE} and not self._parsed_number():
            raise ValidationError(
                {"value": _("Write the number with + and the country's code: +221 33 823 00 00.")}
            )


def _validate(validator: object, value: str, message: object) -> None:
    try:
        validator(value)  # type: ignore[operator]
    except ValidationError as error:
        raise ValidationError({"value": message}) from error
