"""The directory's front page: who is a member, where, and who heads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.kit.dates import PartialDate
from parvis.members import rules
from parvis.members.exchange import organisation_cards
from parvis.members.forms import OrganisationFilters
from parvis.members.models import (
    ContactPoint,
    Mandate,
    Membership,
    Office,
    Organisation,
    OrganisationQuerySet,
)
from parvis.terms.models import Theme
from parvis.ui.lists import Column, answer, page
from parvis.ui.maps import Point


def _category(row: Any) -> Any:
    return next((each.get_category_display() for each in row.memberships_then), "")


def _head(row: Any) -> Mandate | None:
    """The head in office on the day shown; an interim one where there is nobody else."""
    found = (mandate for office in row.head_offices for mandate in office.holders_then)
    return next(found, None)


def _of_head(value: Callable[[Mandate], Any]) -> Callable[[Any], Any]:
    """A fact about the head, empty where there is none."""

    def read(row: Any) -> Any:
        head = _head(row)
        return value(head) if head else ""

    return read


def _head_name(head: Mandate) -> str:
    return f"{head.person}, {head.shown_title}"


def _since(head: Mandate) -> PartialDate | None:
    return head.start or head.attested


def _emails(row: Any) -> list[str]:
    own = [each.value for each in row.contacts_seen]
    return own + [each.value for office in row.offices_reached for each in office.contacts_seen]


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
SINCE = Column("since", _("In office since"), _of_head(_since))
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
ENDS = Column("ends", _("Mandate ends"), _of_head(lambda head: head.end))
EMAIL = Column("email", _("E-mail"), _emails, hidden=True)

FOR_ALL = [NAME, COUNTRY, KIND, CATEGORY, HEAD, SINCE, POPULATION, THEMES]
FOR_THE_NETWORK = [*FOR_ALL, ENDS]
FOR_THE_SECRETARIAT = [*FOR_ALL, ENDS, EMAIL]


@require_safe
@login_not_required
def organisation_list(request: HttpRequest) -> HttpResponseBase:
    """The members, or what else of the directory is asked for."""
    user = request.user
    takes_contacts = rules.can_export_contacts(user)
    filters = OrganisationFilters(
        request.GET, sees_all=rules.can_see_contacts(user), sees_work=rules.can_see_work(user)
    )
    listing = page(
        request,
        filters.apply(Organisation.objects.visible_to(user)),
        filters=filters,
        columns=_columns(request),
        noun=filters.sentence,
        can_export=True,
        vcards=organisation_cards if takes_contacts else None,
        points=_point,
    )
    shown = {column.code for column in listing.columns}
    if listing.format == "vcf" and takes_contacts:
        listing.queryset = listing.queryset.with_contacts_seen_by(user)
    else:
        listing.queryset = _with(listing.queryset, shown, filters.day, user)
    context = {
        "can_create": rules.can_keep_directory(user),
        "can_see_people": rules.can_see_people(user),
    }
    return answer(request, "members/organisation_list.html", listing, context)


def _columns(request: HttpRequest) -> list[Column]:
    if rules.can_export_contacts(request.user):
        return FOR_THE_SECRETARIAT
    return FOR_THE_NETWORK if rules.can_see_contacts(request.user) else FOR_ALL


def _with(rows: OrganisationQuerySet, shown: set[str], day: date, user: Any) -> Any:
    """The rows with what their columns need, in one query each however many rows there are."""
    rows = rows.defer("note", "source", "population_source", "other_names")
    if "country" in shown:
        rows = rows.prefetch_related("country")
    if "category" in shown:
        then = Membership.objects.as_of(day)
        rows = rows.prefetch_related(Prefetch("memberships", then, to_attr="memberships_then"))
    if shown & {"head", "since", "ends"}:
        rows = rows.prefetch_related(Prefetch("offices", _head_offices(day), "head_offices"))
    if "themes" in shown:
        rows = rows.prefetch_related(Prefetch("themes", Theme.objects.only("code", "name")))
    if "email" in shown:
        emails = ContactPoint.objects.visible_to(user).as_of(day).functional()
        emails = emails.filter(kind=ContactPoint.Kind.EMAIL)
        own = Prefetch("contacts", emails, to_attr="contacts_seen")
        offices = Office.objects.as_of(day).prefetch_related(own)
        rows = rows.prefetch_related(own, Prefetch("offices", offices, "offices_reached"))
    return rows


def _head_offices(day: date) -> Any:
    holders = Mandate.objects.as_of(day).select_related("person").order_by("-is_exclusive", "pk")
    offices = Office.objects.filter(role_type__is_head=True).select_related("role_type")
    return offices.prefetch_related(Prefetch("mandates", holders, to_attr="holders_then"))


def _point(row: Organisation) -> Point | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Point(float(row.latitude), float(row.longitude), str(row), row.get_absolute_url())
