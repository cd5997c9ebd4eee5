"""Cities, associations and all they work with."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dated import Dated, DatedQuerySet, holds_on
from parvis.kit.fields import FoldedField, TranslatedField
from parvis.kit.text import fold
from parvis.people.rules import is_secretariat
from parvis.terms.models import Country, Theme

from .person import Person, is_of_the_network, organisations_of

if TYPE_CHECKING:
    from parvis.people.models import User

    from .contact import ContactPoint


def _rows_of(relation: str) -> Any:
    """The rows that point at organisations; their model is defined after this one."""
    return Organisation._meta.get_field(relation).related_model._default_manager.order_by()  # type: ignore[union-attr]


def _headed_on(day: date) -> models.QuerySet[Any, Any]:
    """Keys of the organisations whose head is in office on that day, as one set."""
    mandates = Person._meta.get_field("mandates").related_model._default_manager.order_by()
    heads = mandates.filter(holds_on(day), office__role_type__is_head=True)
    return heads.values("office__organisation")


def _reached_on(day: date) -> Q:
    """Whether the organisation or one of its offices can be reached on that day.

    What is known not to work reaches nobody. Asked as sets, not row by row: what lacks a contact
    is looked for among all of them.
    """
    contacts = _rows_of("contacts").working().filter(holds_on(day))
    own = contacts.filter(organisation__isnull=False).values("organisation")
    functional = contacts.filter(office__isnull=False).values("office__organisation")
    return Q(pk__in=own) | Q(pk__in=functional)


class OrganisationQuerySet(DatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The network sees everybody it works with; the public sees today's members."""
        if is_secretariat(user) or is_of_the_network(user):
            return self
        return self.members_on()

    def members_on(self, day: date | None = None, category: str = "") -> Self:
        """Those that are members of the network on that day (today where none is given).

        Asked row by row (EXISTS), so that a page of a sorted list stops once it is full.
        """
        memberships = _rows_of("memberships").filter(holds_on(day or clock.today()))
        if category:
            memberships = memberships.filter(category=category)
        return self.filter(Exists(memberships.filter(organisation=OuterRef("pk"))))

    def not_members_on(self, day: date | None = None) -> Self:
        """Those that are no members on that day, whether they ever were or not."""
        held = _rows_of("memberships").filter(holds_on(day or clock.today()))
        return self.filter(~Exists(held.filter(organisation=OuterRef("pk"))))

    def former_members_on(self, day: date | None = None) -> Self:
        """Those that once were members and are no more on that day."""
        day = day or clock.today()
        ended = _rows_of("memberships").filter(organisation=OuterRef("pk"), ends_on__lte=day)
        held = _rows_of("memberships").filter(holds_on(day), organisation=OuterRef("pk"))
        return self.filter(Exists(ended), ~Exists(held))

    def headed_on(self, day: date | None = None) -> Self:
        """Those whose head (mayor, governor, president) is in office on that day."""
        return self.filter(pk__in=_headed_on(day or clock.today()))

    def headless_on(self, day: date | None = None) -> Self:
        """Those of which no head in office is known on that day."""
        return self.filter(~Q(pk__in=_headed_on(day or clock.today())))

    def reachable_on(self, day: date | None = None) -> Self:
        """Those with a contact that works, of their own or of one of their offices."""
        return self.filter(_reached_on(day or clock.today()))

    def unreachable_on(self, day: date | None = None) -> Self:
        """Those of which no contact that works is known on that day."""
        return self.filter(~_reached_on(day or clock.today()))

    def reachable_beyond_international_relations(self, day: date | None = None) -> Self:
        """Those of which a technical or administrative service can be reached on that day."""
        contacts = _rows_of("contacts").working().as_of(day).beyond_international_relations()
        return self.filter(Exists(contacts.filter(office__organisation=OuterRef("pk"))))

    def called(self, text: str) -> Self:
        """Those whose name, acronym or other name has each of these words in it."""
        found = self
        for word in fold(text).split():
            found = found.filter(folded__contains=word)
        return found

    def with_contacts_seen_by(self, user: User | AnonymousUser) -> Self:
        """With today's contacts of the organisation itself, as `contacts_seen`."""
        seen = _rows_of("contacts").visible_to(user).as_of()
        own = Prefetch("contacts", seen, to_attr="contacts_seen")
        return self.prefetch_related(own)

    def free_slug(self, name: str, country: Country | None = None) -> str:
        """An address that no organisation has yet: its name, with its country where taken."""
        base = slugify(fold(name))[:90] or "organisation"
        places = [base, f"{base}-{country.iso2.lower()}"] if country else [base]
        taken = {"new"} | set(self.filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{places[-1]}-{number}" for number in count(2))
        return next(place for place in chain(places, numbered) if place not in taken)

    def of(self, user: User | AnonymousUser) -> Self:
        """Those in which the person holds an office today."""
        return self.filter(pk__in=organisations_of(user))


class Organisation(Dated):
    """A city, an association, a partner: whoever has offices that people hold."""

    class Kind(models.TextChoices):
        CITY = "city", _("City")
        REGION = "region", _("Region or district")
        GROUPING = "grouping", _("Grouping of municipalities")
        ASSOCIATION = "association", _("Association of local authorities")
        PARTNER_NETWORK = "partner_network", _("Partner network")
        STATE_DONOR = "state_donor", _("State or government")
        AGENCY = "agency", _("Agency or institution")
        EMBASSY = "embassy", _("Embassy")
        UNIVERSITY = "university", _("University")
        COMPANY = "company", _("Company")
        FOUNDATION = "foundation", _("Foundation")
        MEDIA = "media", _("Media")
        OTHER = "other", _("Other")

    LOCAL_AUTHORITIES = (Kind.CITY, Kind.REGION, Kind.GROUPING)

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = TranslatedField(_("name"))
    native_name = models.CharField(_("name in its own script"), max_length=200, blank=True)
    other_names = models.CharField(
        _("other names"), max_length=300, blank=True, help_text=_("Separated by semicolons.")
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    folded = FoldedField("name", "native_name", "acronym", "other_names")
    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, null=True, blank=True
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("year of the count"), null=True, blank=True
    )
    population_source = models.CharField(_("source of the count"), max_length=300, blank=True)
    is_capital = models.BooleanField(_("capital of its country"), default=False)
    default_language = models.CharField(_("language"), max_length=10, default="fr")
    website = models.URLField(_("website"), max_length=300, blank=True)
    themes = models.ManyToManyField(Theme, verbose_name=_("themes"), blank=True)
    represents_country = models.ForeignKey(
        Country,
        verbose_name=_("represents"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="embassies",
    )
    located_in = models.ForeignKey(
        "self",
        verbose_name=_("located in"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )
    note = models.TextField(_("note"), blank=True)
    is_synthetic = models.BooleanField(
        _("made up for the demonstration"), default=False, editable=False
    )

    if TYPE_CHECKING:
        contacts_seen: list[ContactPoint]
        revised_at: datetime | None

    objects = OrganisationQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["folded"]
        indexes = [
            models.Index(fields=["kind", "folded"]),
            models.Index(fields=["country", "folded"]),
            models.Index(fields=["population", "folded"]),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="members_embassy_represents_and_is_located",
                condition=~Q(kind="embassy")
                | Q(represents_country__isnull=False, located_in__isnull=False),
                violation_error_message=_("Say which country the embassy represents and where."),
            ),
            models.CheckConstraint(
                name="members_city_has_country",
                condition=~Q(kind="city") | Q(country__isnull=False),
                violation_error_message=_("Say in which country the city is."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("members:organisation_detail", args=[self.slug])

    @property
    def population_told(self) -> str:
        """The year and the source of the count of inhabitants, as far as they are known."""
        year = str(self.population_year or "")
        return ", ".join(filter(None, (year, self.population_source)))

    @property
    def country_url(self) -> str:
        """The sheet of its country, or ""."""
        return reverse("members:country_detail", args=[self.country_id]) if self.country_id else ""
