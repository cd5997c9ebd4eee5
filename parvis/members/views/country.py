"""Countries: their members, who heads them, which embassies speak for them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from parvis.members import rules
from parvis.members.forms import CountryFilters
from parvis.members.models import Mandate, Membership, Office, Organisation
from parvis.terms.models import Country
from parvis.ui.lists import Column, answer, page
from parvis.ui.maps import Point

NOUN = ngettext_lazy("%(count)s country", "%(count)s countries", "count")


@require_safe
@login_not_required
def country_list(request: HttpRequest) -> HttpResponseBase:
    """The countries in which the network has members today."""
    rows = Membership.objects.visible_to(request.user).as_of().order_by()
    counted = rows.values("organisation__country").annotate(
        members=Count("organisation", distinct=True)
    )
    members = {each["organisation__country"]: each["members"] for each in counted}
    filters = CountryFilters(request.GET)
    countries = Country.objects.filter(pk__in=[key for key in members if key])
    listing = page(
        request,
        filters.apply(countries.select_related("region")),
        filters=filters,
        columns=_columns(members),
        per_page=60,
        noun=NOUN,
        can_export=True,
    )
    return answer(request, "members/country_list.html", listing)


def _columns(members: dict[str | None, int]) -> list[Column]:
    return [
        Column("name", _("Country"), lambda row: row.name, _url, sort="folded"),
        Column(
            "region",
            _("Region"),
            lambda row: row.region.name if row.region else "",
            sort=("region__position", "folded"),
        ),
        Column("members", _("Members"), lambda row: members.get(row.pk, 0), numeric=True),
    ]


def _url(country: Country) -> str:
    return reverse("members:country_detail", args=[country.pk])


@require_safe
@login_not_required
def country_detail(request: HttpRequest, iso2: str) -> HttpResponse:
    """What the network is in one country."""
    country = get_object_or_404(Country.objects.select_related("region"), iso2=iso2.upper())
    seen = Organisation.objects.visible_to(request.user)
    members = _with_heads(seen.members_on().filter(country=country))
    embassies = seen.filter(represents_country=country).select_related("located_in")
    held = [mandate for each in members for mandate in each.heads_now]
    context = {
        "country": country,
        "members": members,
        "heads": len(held),
        "women": sum(1 for each in held if each.person.gender == "f"),
        "others": list(_others(request, country)),
        "embassies": _with_heads(embassies) if rules.can_see_contacts(request.user) else [],
        "points": [_point(each) for each in members if each.latitude is not None],
    }
    return render(request, "members/country_detail.html", context)


def _others(request: HttpRequest, country: Country) -> Any:
    """Partners of the network in the country, for those who work with the directory."""
    seen = Organisation.objects.visible_to(request.user).filter(country=country)
    if not rules.can_see_work(request.user):
        return seen.none()
    return seen.not_members_on().exclude(kind=Organisation.Kind.EMBASSY)[:50]


def _with_heads(organisations: Any) -> list[Any]:
    """Each with the mandates of its heads, as `heads_now`."""
    holders = Mandate.objects.as_of().select_related("person").order_by("-is_exclusive", "pk")
    offices = Office.objects.filter(role_type__is_head=True).select_related("role_type")
    offices = offices.prefetch_related(Prefetch("mandates", holders, to_attr="holders_now"))
    found = organisations.prefetch_related(Prefetch("offices", offices, to_attr="head_offices"))
    for each in found:
        each.heads_now = [m for office in each.head_offices for m in office.holders_now]
    return list(found)


def _point(organisation: Any) -> Point:
    place = (float(organisation.latitude), float(organisation.longitude))
    return Point(*place, str(organisation), organisation.get_absolute_url())
