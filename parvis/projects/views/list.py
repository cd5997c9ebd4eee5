"""The portfolio: which projects, where, with what money."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from parvis.kit.money import Money
from parvis.projects import rules
from parvis.projects.figures import Amounts, RateTable
from parvis.projects.forms import ProjectFilters
from parvis.projects.models import (
    CURRENCY,
    Project,
    ProjectQuerySet,
    amounts_of_project,
    kept_totals,
    rate_table,
)
from parvis.ui.lists import Column, Listing, answer, page
from parvis.ui.maps import Point

from .completing import completing

MONEY = {"own": "own_amount", "total": "total_amount", "leverage": "leverage_ratio"}
SHOWN = (
    "slug",
    "title",
    "code",
    "state",
    "channel",
    "actual_start",
    "planned_start",
    "actual_end",
    "planned_end",
    "is_plan_complete",
)
NOUN = ngettext_lazy("%(count)s project", "%(count)s projects", "count")
WHOLE = Decimal(1)
TENTH = Decimal("0.1")
OWN_FUNDS = format_lazy(_("Own funds ({currency})"), currency=CURRENCY)
TOTAL = format_lazy(_("Total ({currency})"), currency=CURRENCY)


@require_safe
@login_not_required
def project_list(request: HttpRequest) -> HttpResponseBase:
    """The projects asked for, with the sums of their money."""
    user = request.user
    filters = ProjectFilters(request.GET, sees_drafts=rules.can_see_drafts(user))
    found = filters.apply(Project.objects.visible_to(user))
    purse = Purse()
    listing = page(
        request,
        found,
        filters=filters,
        columns=_columns(purse),
        noun=NOUN,
        can_export=True,
        points=_point,
        placed=_placed,
    )
    shown = {column.code for column in listing.columns}
    listing.queryset = _with(found, listing, shown)
    listing.complete = completing(shown)
    sums = None if listing.format else kept_totals(found)
    if sums:
        listing.count = sums.own.out_of
    context = {
        "can_create": rules.can_create(user),
        "totals": sums,
        "currency": CURRENCY,
    }
    return answer(request, "projects/project_list.html", listing, context)


def _with(rows: ProjectQuerySet, listing: Listing, shown: set[str]) -> Any:
    """The rows with what their columns need, in one query each however many rows there are."""
    sort = listing.sort.removeprefix("-")
    if sort in MONEY:
        rows = rows.with_amounts()
    if "channel" in shown:
        return rows.select_related("channel").only(*SHOWN, "channel__name")
    return rows.only(*SHOWN)


def _placed(rows: Any) -> Any:
    """The rows of the map: where they are, and no more."""
    return rows.with_coordinates()


def _point(project: Project) -> Point | None:
    """Where a project is: its first place that the map knows."""
    for place in project.places.all():
        if coordinates := place.coordinates:
            return Point(*coordinates, str(project), project.get_absolute_url())
    return None


def _carriers(project: Any) -> list[str]:
    return [each.shown_name for each in project.carriers]


def _carrier_url(project: Any) -> str:
    only = project.carriers[0] if len(project.carriers) == 1 else None
    return only.url if only else ""


def _countries(project: Project) -> list[str]:
    """Each country once, in the order of the places."""
    names = (str(each.country.name) for each in project.places.all() if each.country)
    return list(dict.fromkeys(names))


def _themes(project: Project) -> list[str]:
    return [str(theme.name) for theme in project.themes.all()]


def _stated(project: Project) -> list[Money]:
    """The amounts as they were given, each in its own currency."""
    plan = [each.money for each in project.funding.all()]
    return plan + [each.money for each in project.statements.all()]


class Purse:
    """The amounts of the projects of one list, at rates that are asked for once."""

    @cached_property
    def rates(self) -> RateTable:
        return rate_table()

    def amounts(self, project: Project) -> Amounts:
        """What is known of a project's money, computed once."""
        known: Amounts | None = project.__dict__.get("_amounts")
        if known is None:
            known = project.__dict__["_amounts"] = amounts_of_project(project, self.rates)
        return known

    def own(self, project: Project) -> int | None:
        return _whole(self.amounts(project).own)

    def total(self, project: Project) -> int | None:
        return _whole(self.amounts(project).total)

    def leverage(self, project: Project) -> Decimal | None:
        lever = self.amounts(project).leverage
        return None if lever is None else lever.quantize(TENTH)


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount.quantize(WHOLE, ROUND_HALF_UP))


def _columns(purse: Purse) -> list[Column]:
    return [
        *DESCRIBED,
        Column("own", OWN_FUNDS, purse.own, sort=MONEY["own"], numeric=True),
        Column("total", TOTAL, purse.total, sort=MONEY["total"], numeric=True),
        Column(
            "leverage",
            _("Leverage"),
            purse.leverage,
            sort=MONEY["leverage"],
            numeric=True,
            hidden=True,
        ),
        *MORE,
    ]


DESCRIBED = [
    Column("title", _("Project"), lambda row: row.title, Project.get_absolute_url, sort="folded"),
    Column("carrier", _("Carrier"), _carriers, _carrier_url),
    Column("country", _("Country"), _countries),
    Column("themes", _("Themes"), _themes, hidden=True),
    Column(
        "state",
        _("State"),
        lambda row: row.get_state_display(),
        sort=("state", "folded"),
        state=lambda row: row.colour,
    ),
]
MORE = [
    Column("start", _("Starts"), lambda row: row.start, sort="starts_on"),
    Column("end", _("Ends"), lambda row: row.end, sort="ends_on", hidden=True),
    Column("code", _("Reference"), lambda row: row.code, sort="code", hidden=True),
    Column("channel", _("Channel"), lambda row: row.channel and row.channel.name, hidden=True),
    Column("stated", _("Amounts as given"), _stated, hidden=True),
]
