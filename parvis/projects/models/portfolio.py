"""Many projects at once: who sees which, and which are asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from parvis.kit.text import fold
from parvis.members.models import Organisation, organisations_of
from parvis.people.rules import is_secretariat
from parvis.strategy.models import Node
from parvis.terms.models import Rate

if TYPE_CHECKING:
    from parvis.people.models import User


CURRENCY = settings.NETWORK_CURRENCY
# What stands in an address where a project would.
TAKEN = {"new", "indicators", "results", "values"}
EXACT: models.DecimalField[Any, Any] = models.DecimalField(max_digits=32, decimal_places=8)


class ProjectQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The public sees what is published; those who take part see their drafts as well."""
        if is_secretariat(user):
            return self.all()
        published = Q(is_published=True)
        own = organisations_of(user)
        if not own:
            return self.filter(published)
        return self.filter(published | self._with("participations", organisation__in=own))

    def _rows(self, relation: str) -> Any:
        """The rows that point at projects; their model is defined after this one."""
        return self.model._meta.get_field(relation).related_model._default_manager.order_by()

    def _with(self, relation: str, *conditions: Q, **values: Any) -> Exists:
        """Asked row by row (EXISTS), so that a page of a sorted list stops once it is full."""
        rows = self._rows(relation).filter(*conditions, **values)
        return Exists(rows.filter(project=OuterRef("pk")))

    def running(self) -> Self:
        """Those being carried out or completed now."""
        return self.filter(state__in=self.model.RUNNING)

    def of_organisation(self, organisation: Organisation) -> Self:
        """Those it carries, funds or takes part in: few of all, hence asked as a set."""
        parts = self._rows("participations").filter(organisation=organisation)
        return self.filter(pk__in=parts.values("project"))

    def in_country(self, iso2: str) -> Self:
        """Those with a place in that country."""
        return self.filter(self._with("places", country=iso2))

    def in_region(self, code: str) -> Self:
        """Those with a place in that region of the network, or in one of its countries."""
        there = Q(country__region__code=code) | Q(region__code=code)
        return self.filter(self._with("places", there))

    def on_theme(self, code: str) -> Self:
        """Those about a theme."""
        themed = self.model.objects.filter(themes__code=code).order_by()
        return self.filter(pk__in=themed.values("pk"))

    def tied_under(self, node: Node) -> Self:
        """Those confirmed for that part of the programme or for a part below it."""
        below = Node.objects.under(node).values("pk")
        return self.filter(self._with("ties", state="confirmed", node__in=below))

    def with_ties_to_confirm(self) -> Self:
        """Those that share a theme with a part of the programme of which nobody said anything."""
        said = self._rows("ties").filter(project=OuterRef(OuterRef("pk")), node=OuterRef("pk"))
        shared = Node.objects.order_by().filter(themes__projects=OuterRef("pk"))
        return self.filter(Exists(shared.filter(~Exists(said))))

    def without_ties(self) -> Self:
        """Those that serve no part of the programme yet."""
        return self.filter(~self._with("ties", state="confirmed"))

    def with_known(self, what: str) -> Self:
        """Those of which the "own" funds or the "total" are known in the network's currency.

        As `figures.amounts` has it: the plan where it tells, else what is stated; every amount
        must have a rate.
        """
        stated = self._with("statements", _has_rate("day"), what=what, is_preferred=True)
        own = {"kind": "own"} if what == "own" else {}
        planned = Q(self._with("funding", **own))
        if what != "own":
            planned &= Q(is_plan_complete=True)
        unrated = self._with("funding", ~_has_rate("value_date"), **own)
        return self.filter(planned & ~Q(unrated) | ~planned & Q(stated))

    def with_leverage(self) -> Self:
        """Those of which own funds, not nought, and total are known: leverage counts them."""
        planned = self._with("funding", kind="own")
        given = self._with("funding", kind="own", amount__gt=0)
        stated = self._with("statements", what="own", is_preferred=True, amount__gt=0)
        some = Q(given) | ~Q(planned) & Q(stated)
        return self.with_known("own").with_known("total").filter(some)

    def valued_since(self, day: date) -> Self:
        """Those of which an indicator has a value dated that day or later."""
        return self.filter(self._values_since(day))

    def not_valued_since(self, day: date) -> Self:
        """Those of which no indicator has a value dated that day or later."""
        return self.filter(~self._values_since(day))

    def _values_since(self, day: date) -> Exists:
        path = "frameworks__results__indicators__cells__"
        value = {"kind": "actual", "is_current": True, "status": "approved", "stands_on__gte": day}
        valued = self.model.objects.order_by().filter(
            **{path + name: wanted for name, wanted in value.items()}
        )
        return Exists(valued.filter(pk=OuterRef("pk")))

    def with_coordinates(self) -> Self:
        """Each with its places alone, for a map."""
        places = self._rows("places").select_related("organisation").order_by("position")
        own = ("project", "latitude", "longitude")
        places = places.only(*own, "organisation__latitude", "organisation__longitude")
        rows = self.prefetch_related(None).only("slug", "title").order_by("pk")
        return rows.prefetch_related(Prefetch("places", places))

    def with_amounts(self) -> Self:
        """Each with `own_amount` and `total_amount` in the network's currency, to sort by."""
        plan = _sum(self._rows("funding"), "value_date")
        own = _sum(self._rows("funding").filter(kind="own"), "value_date")
        stated = self._rows("statements").filter(is_preferred=True)
        stated_own = _sum(stated.filter(what="own"), "day")
        stated_total = _sum(stated.filter(what="total"), "day")
        total = Case(
            When(is_plan_complete=True, then=Coalesce(plan, stated_total)), default=stated_total
        )
        annotated = self.annotate(own_amount=Coalesce(own, stated_own), total_amount=total)
        lever = Case(
            When(own_amount__gt=0, then=F("total_amount") / F("own_amount")),
            default=Value(None),
            output_field=EXACT,
        )
        return annotated.annotate(leverage_ratio=lever)

    def free_slug(self, title: str) -> str:
        """An address that no project has yet, from its title."""
        base = slugify(fold(title))[:100].strip("-") or "project"
        taken = set(self.filter(slug__startswith=base).values_list("slug", flat=True))
        number, slug = 1, base
        while slug in taken or slug in TAKEN:
            number += 1
            slug = f"{base}-{number}"
        return slug


def _has_rate(day: str) -> Q:
    """Whether an amount can be told in the network's currency at the rate of its day."""
    known = Rate.objects.filter(currency=OuterRef("currency"), target=CURRENCY)
    return Q(currency=CURRENCY) | Q(Exists(known.filter(day__lte=OuterRef(day)).order_by()))


def _sum(rows: models.QuerySet[Any], day: str) -> Subquery:
    """The sum of the amounts of a project's rows at the rate of their day."""
    known = Rate.objects.filter(currency=OuterRef("currency"), target=CURRENCY)
    rate = Subquery(known.filter(day__lte=OuterRef(day)).order_by("-day").values("value")[:1])
    rated = Case(When(currency=CURRENCY, then=Value(Decimal(1))), default=rate, output_field=EXACT)
    worth = rows.filter(project=OuterRef("pk")).annotate(rate=rated).values("project")
    summed = worth.annotate(sum=Sum(F("amount") * F("rate"), output_field=EXACT))
    return Subquery(summed.values("sum"), output_field=EXACT)
