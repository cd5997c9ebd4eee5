"""The people of the network: who holds what, where, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.kit.prepared import prepared
from parvis.kit.refusing import require
from parvis.members import rules
from parvis.members.exchange import person_cards
from parvis.members.forms import PersonFilters
from parvis.members.models import ContactPoint, Mandate, Person, PersonQuerySet
from parvis.ui.lists import Column, answer, page

if TYPE_CHECKING:
    from parvis.people.models import User


def _titles(row: Person) -> list[str]:
    return [_as_borne_by(row, each).shown_title for each in row.mandates_now]


def _as_borne_by(person: Person, mandate: Mandate) -> Mandate:
    """The mandate with its holder at hand, whose gender its title follows."""
    mandate.person = person
    return mandate


def _organisations(row: Person) -> list[str]:
    return list(dict.fromkeys(str(each.office.organisation) for each in row.mandates_now))


def _organisation_url(row: Person) -> str:
    offices = [each.office for each in row.mandates_now]
    return offices[0].organisation.get_absolute_url() if len(offices) == 1 else ""


def _countries(row: Person) -> list[str]:
    countries = (each.office.organisation.country for each in row.mandates_now)
    return list(dict.fromkeys(str(each) for each in countries if each))


def _starts(row: Person) -> Any:
    return next((each.start or each.attested for each in row.mandates_now), None)


def _ends(row: Person) -> Any:
    return next((each.end for each in row.mandates_now if each.end), None)


def _emails(row: Any) -> list[str]:
    functional = [c for each in row.mandates_now for c in each.office.contacts_seen]
    contacts = [*functional, *row.contacts_seen]
    return [each.value for each in contacts if each.kind == ContactPoint.Kind.EMAIL]


NAME = Column("name", _("Name"), str, Person.get_absolute_url, sort="folded")
GENDER = Column(
    "gender",
    _("Gender"),
    lambda row: row.get_gender_display(),
    sort=("gender", "folded"),
    hidden=True,
)
LANGUAGE = Column(
    "language",
    _("Language"),
    lambda row: row.preferred_language,
    sort=("preferred_language", "folded"),
    hidden=True,
)
TOLD = (
    *("uuid", "given_name", "family_name", "honorific"),
    *("gender", "preferred_language"),
)
COLUMNS = [
    NAME,
    Column("title", _("Title"), _titles),
    Column(
        "organisation",
        _("Organisation"),
        _organisations,
        _organisation_url,
        sort=("organisation_then", "folded"),
    ),
    Column("country", _("Country"), _countries),
    Column("since", _("In office since"), _starts),
    Column("ends", _("Mandate ends"), _ends, sort=("ends_then", "folded")),
    GENDER,
    LANGUAGE,
]
EMAIL = Column("email", _("E-mail"), _emails, hidden=True)


@require_safe
def person_list(request: HttpRequest) -> HttpResponseBase:
    """Whoever is in office today, or what else is asked for."""
    user = request.user
    require(rules.can_see_people(user))
    takes_contacts = rules.can_export_contacts(user)
    filters = PersonFilters(request.GET, sees_all=rules.can_see_work(user))
    found = filters.apply(Person.objects.visible_to(user))
    listing = page(
        request,
        found,
        filters=filters,
        columns=[*COLUMNS, EMAIL] if takes_contacts else COLUMNS,
        noun=filters.sentence,
        can_export=takes_contacts,
        vcards=person_cards if takes_contacts else None,
    )
    shows_contacts = listing.format == "vcf" or "email" in {c.code for c in listing.columns}
    rows = found.only(*TOLD)
    if takes_contacts and shows_contacts:
        rows = rows.with_offices(filters.day).prefetch_related(*_contacts(user, filters.day))
    else:
        listing.complete = _completing(filters.day)
    listing.queryset = _sortable(rows, listing.sort.removeprefix("-"), filters.day)
    context = {"can_create": rules.can_keep_directory(user)}
    return answer(request, "members/person_list.html", listing, context)


def _completing(day: date) -> Callable[[list[Person]], None]:
    """Gives people what they hold on that day."""

    def complete(people: list[Person]) -> None:
        held: dict[int, list[Mandate]] = defaultdict(list)
        for mandate in _mandates(tuple(person.pk for person in people), day):
            held[mandate.person_id].append(mandate)
        for person in people:
            person.mandates_now = held[person.pk]

    return complete


@prepared
def _mandates(people: tuple[int, ...], day: date) -> QuerySet[Mandate]:
    return Mandate.objects.told_on(day).filter(person__in=people)


def _sortable(rows: PersonQuerySet, sort: str, day: date) -> PersonQuerySet:
    """The rows with what they are sorted by, of the mandate that is shown first."""
    held = Mandate.objects.as_of(day).filter(person=OuterRef("pk")).in_protocol_order()
    if sort == "organisation":
        first = held.values("office__organisation__folded")[:1]
        return rows.annotate(organisation_then=Subquery(first))
    if sort == "ends":
        first = held.filter(ends_on__isnull=False).values("ends_on")[:1]
        return rows.annotate(ends_then=Subquery(first))
    return rows


def _contacts(user: User | AnonymousUser, day: date) -> list[Prefetch[Any]]:
    """The contacts of the people and of the offices they hold, as the reader may see them."""
    seen = ContactPoint.objects.visible_to(user).as_of(day)
    return [
        Prefetch("contacts", seen, to_attr="contacts_seen"),
        Prefetch("mandates_now__office__contacts", seen, to_attr="contacts_seen"),
    ]
