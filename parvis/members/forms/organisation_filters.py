"""What may be asked of the directory's front page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parvis.members.models import (
    Mandate,
    Membership,
    Organisation,
    OrganisationQuerySet,
    Person,
)
from parvis.ui import formats

from .fields import language_choices
from .filtering import (
    ANY,
    ENDING,
    DatedFilters,
    as_of_field,
    country_choices,
    region_choices,
    role_choices,
    search_field,
    theme_choices,
)

STATUS = [
    ("", _("Members")),
    ("former", _("Former members")),
    ("not", _("Not members")),
    ("all", _("All")),
]
LACKING = [
    ANY,
    ("contact", _("No contact")),
    ("head", _("No head in office")),
    ("place", _("No place on the map")),
]
HAVING = [
    ANY,
    ("head", _("A head in office")),
    ("contact", _("A contact")),
    ("service", _("A contact beyond international relations")),
]
PUBLIC_HAVING = HAVING[:2]
UNKNOWN = "unknown"
HEAD_GENDER = [ANY, *Person.Gender.choices, (UNKNOWN, _("Gender not known"))]
KINDS_OF_WORK = ("status", "role", "ending", "lacking")


class OrganisationFilters(DatedFilters):
    """Members today where nothing else is asked for."""

    common = ("q", "status", "region", "country", "lacking", "as_of")

    q = search_field(_("Name"))
    status = forms.ChoiceField(label=_("Membership"), choices=STATUS)
    category = forms.ChoiceField(label=_("Category"), choices=[ANY, *Membership.Category.choices])
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *Organisation.Kind.choices])
    region = forms.ChoiceField(label=_("Region"))
    country = forms.ChoiceField(label=_("Country"))
    theme = forms.ChoiceField(label=_("Theme"))
    language = forms.ChoiceField(label=_("Language"))
    role = forms.ChoiceField(label=_("Role held"))
    ending = forms.ChoiceField(label=_("Head’s mandate ends within"), choices=ENDING)
    head_gender = forms.ChoiceField(label=_("Gender of the head"), choices=HEAD_GENDER)
    having = forms.ChoiceField(label=_("What is known"), choices=HAVING)
    capital = forms.BooleanField(label=_("Capitals only"))
    since = forms.IntegerField(label=_("Year of admission"), min_value=1900, max_value=2999)
    lacking = forms.ChoiceField(label=_("What is missing"), choices=LACKING)
    as_of = as_of_field()

    def __init__(self, query: Any = None, *, sees_all: bool, sees_work: bool) -> None:
        super().__init__(query)
        self.sees_all = sees_all
        if not sees_all:
            for name in KINDS_OF_WORK:
                del self.fields[name]
            self.fields["having"].choices = PUBLIC_HAVING  # type: ignore[attr-defined]
        elif not sees_work:
            del self.fields["lacking"]
        self.fields["language"].choices = [ANY, *language_choices()]  # type: ignore[attr-defined]
        self.offer(
            country=country_choices,
            region=region_choices,
            theme=theme_choices,
            role=role_choices,
        )

    @property
    def is_of_members(self) -> bool:
        """Whether only members are asked for."""
        return "status" not in self.values

    def apply(self, queryset: OrganisationQuerySet) -> OrganisationQuerySet:
        """The rows asked for; whoever sees only today's members needs no second look at them."""
        category = self.values.get("category", "")
        already = not self.sees_all and "as_of" not in self.values and not category
        if self.is_of_members and not already:
            queryset = queryset.members_on(self.day, category)
        return super().apply(queryset)

    def narrow_q(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        return rows.called(value)

    def narrow_status(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        if value == "former":
            return rows.former_members_on(self.day)
        if value == "not":
            return rows.not_members_on(self.day)
        return rows

    def narrow_category(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        if self.is_of_members:
            return rows
        held = Membership.objects.filter(organisation=OuterRef("pk"), category=value)
        return rows.filter(Exists(held.order_by()))

    def narrow_kind(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        return rows.filter(kind=value)

    def narrow_region(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        return rows.filter(country__region__code=value)

    def narrow_country(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        return rows.filter(country=value)

    def narrow_theme(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        return rows.filter(themes__code=value)

    def narrow_language(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        return rows.filter(default_language=value)

    def narrow_role(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        held = Mandate.objects.as_of(self.day).filter(office__role_type__code=value)
        return rows.filter(Exists(held.order_by().filter(office__organisation=OuterRef("pk"))))

    def narrow_ending(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        ending = Mandate.objects.of_heads().ending_within(int(value), since=self.day)
        return rows.filter(Exists(ending.order_by().filter(office__organisation=OuterRef("pk"))))

    def narrow_head_gender(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        gender = "" if value == UNKNOWN else value
        heads = Mandate.objects.of_heads().as_of(self.day).filter(person__gender=gender)
        return rows.filter(Exists(heads.order_by().filter(office__organisation=OuterRef("pk"))))

    def narrow_having(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        if value == "contact":
            return rows.reachable_on(self.day)
        if value == "service":
            return rows.reachable_beyond_international_relations(self.day)
        return rows.headed_on(self.day)

    def narrow_capital(self, rows: OrganisationQuerySet, value: bool) -> OrganisationQuerySet:
        return rows.filter(is_capital=True)

    def narrow_since(self, rows: OrganisationQuerySet, value: int) -> OrganisationQuerySet:
        begun = Membership.objects.filter(starts_on__year=value).exclude(start="").order_by()
        return rows.filter(Exists(begun.filter(organisation=OuterRef("pk"))))

    def narrow_lacking(self, rows: OrganisationQuerySet, value: str) -> OrganisationQuerySet:
        if value == "contact":
            return rows.unreachable_on(self.day)
        if value == "head":
            return rows.headless_on(self.day)
        return rows.filter(latitude__isnull=True)

    def sentence(self, count: int) -> str:
        """« 38 villes membres au 24 nov. 2026 – Afrique centrale »."""
        words = {"count": formats.number(count), "day": formats.day(self.day)}
        told = self._counted(count) % words
        places = [str(chip.value) for chip in self.chips if chip.label in self._places]
        if not places:
            return told
        return _now("%(told)s – %(places)s") % {"told": told, "places": ", ".join(places)}

    @property
    def _places(self) -> list[Any]:
        return [self[name].label for name in ("region", "country")]

    def _counted(self, count: int) -> str:
        is_city = self.values.get("kind") == Organisation.Kind.CITY
        status = self.values.get("status", "")
        if not status and is_city:
            return ngettext(
                "%(count)s member city on %(day)s", "%(count)s member cities on %(day)s", count
            )
        if not status:
            return ngettext("%(count)s member on %(day)s", "%(count)s members on %(day)s", count)
        if status == "former":
            return ngettext(
                "%(count)s former member on %(day)s", "%(count)s former members on %(day)s", count
            )
        if status == "not":
            return ngettext(
                "%(count)s organisation that is not a member on %(day)s",
                "%(count)s organisations that are not members on %(day)s",
                count,
            )
        return ngettext(
            "%(count)s organisation on %(day)s", "%(count)s organisations on %(day)s", count
        )
