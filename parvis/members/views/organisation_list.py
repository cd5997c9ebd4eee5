"""The directory's front page: who is a member, where, and who heads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import F, OuterRef, Prefetch, Subquery
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.kit import clock
from parvis.kit.dated import holds_on
from parvis.kit.prepared import prepared
from parvis.members import rules
from parvis.members.exchange import organisation_cards
from parvis.members.forms import OrganisationFilters
from parvis.members.models import (
    ContactPoint,
    Membership,
    Office,
    Organisation,
    OrganisationQuerySet,
)
from parvis.terms.models import Theme
from parvis.ui.lists import Column, answer, page
from parvis.ui.maps import Point


def _category(row: Any) -> Any:
    return CATEGORIES.get(row.category_then, "")


def _of_head(value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A fact about the head in office on the day shown, empty where there is none."""

    def read(row: Any) -> Any:
        return value(row.head_offices[0]) if row.head_offices else ""

    return read


def _head_name(office: Any) -> str:
    title = office.held_title or office.title_for(office.holder_gender)
    return f"{office.holder_given} {office.holder_family}, {title}".strip()


def _head_url(office: Any) -> str:
    return reverse("members:person_detail", args=[office.held_by])


def _emails(row: Any) -> list[str]:
    own = [each.value for each in row.contacts_seen]
    return own + [each.value for office in row.offices_reached for each in office.contacts_seen]


TOLD = ("slug", "name", "kind", "population", "country__name")
CATEGORIES = dict(Membership.Category.choices)
NAME = Column("name", _("Name"), lambda row: row.name, Organisation.get_absolute_url, sort="folded")
COUNTRY = Column(
    "country",
    _("Country"),
    lambda row: str(row.country or ""),
    lambda row: row.country_url,
    sort=("country__folded", "folded"),
)
KIND = Column(
    "kind", _("Kind"), lambda row: row.get_kind_display(), sort=("kind", "folded"), hidden=True
)
CATEGORY = Column("category", _("Category"), _category)
HEAD = Column("head", _("Head"), _of_head(_head_name))
SINCE = Column(
    "since", _("In office since"), _of_head(lambda office: office.held_from or office.held_attested)
)
POPULATION = Column(
    "population",
    _("Inhabitants"),
    lambda row: row.population,
    sort=("population", "folded"),
    numeric=True,
)
THEMES = Column(
    "themes", _("Themes"), lambda row: [str(each.name) for each in row.themes.all()], hidden=True
)
HEAD_LINKED = replace(HEAD, link=_of_head(_head_url))
ENDS = Column("ends", _("Mandate ends"), _of_head(lambda office: office.held_until))
EMAIL = Column("email", _("E-mail"), _emails, hidden=True)

PLACED = [NAME, COUNTRY, KIND, CATEGORY]
FOR_ALL = [*PLACED, HEAD, SINCE, POPULATION, THEMES]
FOR_THE_NETWORK = [*PLACED, HEAD_LINKED, SINCE, ENDS, POPULATION, THEMES]
FOR_THE_NETWORK_THEN = [*PLACED, HEAD, SINCE, ENDS, POPULATION, THEMES]
FOR_THE_SECRETARIAT = [*FOR_THE_NETWORK, EMAIL]


@require_safe
@login_not_required
def organisation_list(request: HttpRequest) -> HttpResponseBase:
    """The members, or what else of the directory is asked for."""
    user = request.user
    takes_contacts = rules.can_export_contacts(user)
    filters = OrganisationFilters(
        request.GET, sees_all=rules.can_see_contacts(user), sees_work=rules.can_see_work(user)
    )
    found = filters.apply(Organisation.objects.visible_to(user))
    listing = page(
        request,
        found,
        filters=filters,
        columns=_columns(request, filters.day),
        noun=filters.sentence,
        can_export=True,
        vcards=organisation_cards if takes_contacts else None,
        points=_point,
        placed=_placed,
    )
    shown = {column.code for column in listing.columns}
    if listing.format == "vcf" and takes_contacts:
        listing.queryset = found.with_contacts_seen_by(user)
    else:
        listing.queryset = _with(found, shown, filters.day, user)
        listing.complete = _completing(shown, filters.day)
    context = {
        "can_create": rules.can_keep_directory(user),
        "can_see_people": rules.can_see_people(user),
    }
    return answer(request, "members/organisation_list.html", listing, context)


def _columns(request: HttpRequest, day: date) -> list[Column]:
    """The network sees the sheets of those in office today: of another day it reads the names."""
    if rules.can_export_contacts(request.user):
        return FOR_THE_SECRETARIAT
    if not rules.can_see_people(request.user):
        return FOR_ALL
    return FOR_THE_NETWORK if day == clock.today() else FOR_THE_NETWORK_THEN


def _with(rows: OrganisationQuerySet, shown: set[str], day: date, user: Any) -> Any:
    """The rows with what their columns need, in one query each however many rows there are."""
    rows = rows.select_related("country").only(*TOLD)
    if "category" in shown:
        then = Membership.objects.as_of(day).filter(organisation=OuterRef("pk"))
        rows = rows.annotate(category_then=Subquery(then.values("category")[:1]))
    if "themes" in shown:
        rows = rows.prefetch_related(Prefetch("themes", Theme.objects.only("code", "name")))
    if "email" in shown:
        emails = ContactPoint.objects.visible_to(user).as_of(day).functional()
        emails = emails.filter(kind=ContactPoint.Kind.EMAIL)
        own = Prefetch("contacts", emails, to_attr="contacts_seen")
        offices = Office.objects.as_of(day).prefetch_related(own)
        rows = rows.prefetch_related(own, Prefetch("offices", offices, "offices_reached"))
    return rows


def _completing(shown: set[str], day: date) -> Callable[[list[Any]], None] | None:
    """Gives organisations the offices of their heads, where a column tells of them."""
    if not shown & {"head", "since", "ends"}:
        return None

    def complete(organisations: list[Any]) -> None:
        heads: dict[int, list[Office]] = defaultdict(list)
        for office in _head_offices(tuple(each.pk for each in organisations), day):
            heads[office.organisation_id].append(office)
        for each in organisations:
            each.head_offices = heads[each.pk]

    return complete


@prepared
def _head_offices(organisations: tuple[int, ...], day: date) -> Any:
    """Offices of heads with who holds them on that day: one query tells both."""
    held = Office.objects.filter(holds_on(day, "mandates__"), role_type__is_head=True)
    held = held.filter(organisation__in=organisations)
    return (
        held.select_related("role_type")
        .only("organisation", "label", "role_type__label_f", "role_type__label_m")
        .annotate(
            held_title=F("mandates__title"),
            held_from=F("mandates__start"),
            held_attested=F("mandates__attested"),
            held_until=F("mandates__end"),
            held_by=F("mandates__person__uuid"),
            holder_given=F("mandates__person__given_name"),
            holder_family=F("mandates__person__family_name"),
            holder_gender=F("mandates__person__gender"),
        )
        .order_by("-mandates__is_exclusive", "role_type__protocol_rank", "pk")
    )


def _placed(rows: Any) -> Any:
    """What the map needs of each: where it is and what it is called, not who heads it."""
    bare = rows.select_related(None).prefetch_related(None).filter(latitude__isnull=False)
    return bare.only("name", "slug", "latitude", "longitude")


def _point(row: Organisation) -> Point | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Point(float(row.latitude), float(row.longitude), str(row), row.get_absolute_url())
