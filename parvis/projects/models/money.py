"""The money of a project: who gives how much, and what its sources say of the whole."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.journal.models import Head
from parvis.kit.money import Money
from parvis.kit.prepared import prepared
from parvis.members.models import Organisation
from parvis.projects.figures import Amounts, Given, RateTable, Totals, amounts, totals
from parvis.terms.models import Rate

from .portfolio import CURRENCY, ProjectQuerySet
from .project import Project

TEN_MINUTES = 600
AMOUNT: dict[str, Any] = {
    "max_digits": 20,
    "decimal_places": 2,
    "validators": [MinValueValidator(Decimal(0))],
}


class FundingSource(models.Model):
    """One line of the funding plan, in the currency in which it was given."""

    class Kind(models.TextChoices):
        OWN = "own", _("The network's own funds")
        DONOR = "donor", _("Donor")
        CITY = "city", _("City or authority")
        IN_KIND = "in_kind", _("In kind")
        OTHER = "other", _("Other")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        COMMITTED = "committed", _("Committed")
        RECEIVED = "received", _("Received")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="funding")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="project_funding",
    )
    name = models.CharField(
        _("name"),
        max_length=300,
        blank=True,
        help_text=_("As the source calls it, where the directory does not know it."),
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.OWN)
    is_tied = models.BooleanField(
        _("earmarked"), default=False, help_text=_("Given for this use only.")
    )
    amount = models.DecimalField(_("amount"), **AMOUNT)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    value_date = models.DateField(
        _("value date"), help_text=_("The day whose exchange rate counts.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.COMMITTED
    )
    source = models.CharField(_("source of the figure"), max_length=500, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("funding source")
        verbose_name_plural = _("funding sources")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_funding_says_who",
                condition=Q(organisation__isnull=False) | ~Q(name="") | Q(kind__in=["own", "city"]),
                violation_error_message=_("Choose an organisation or write its name."),
            ),
            models.CheckConstraint(
                name="projects_funding_is_not_negative", condition=Q(amount__gte=0)
            ),
        ]
        indexes = [models.Index(fields=["kind", "project"])]

    def __str__(self) -> str:
        return self.shown_name

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#money"

    @property
    def shown_name(self) -> str:
        """The directory's name, else as the source calls it, else its kind."""
        if self.organisation:
            return str(self.organisation)
        return self.name or str(self.get_kind_display())

    @property
    def url(self) -> str:
        """Its sheet; "" where the directory does not know it."""
        return self.organisation.get_absolute_url() if self.organisation else ""

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class AmountStatement(models.Model):
    """What a source says a project costs. Sources disagree: each is kept, one is preferred."""

    class What(models.TextChoices):
        TOTAL = "total", _("Total of the project")
        OWN = "own", _("The network's own funds")
        DONORS = "donors", _("Donors together")
        CITY = "city", _("City or authority")
        OTHER = "other", _("Other")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="statements")
    what = models.CharField(
        _("what it states"), max_length=8, choices=What.choices, default=What.TOTAL
    )
    amount = models.DecimalField(_("amount"), **AMOUNT)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    day = models.DateField(_("value date"), help_text=_("The day whose exchange rate counts."))
    source = models.CharField(_("source of the figure"), max_length=500)
    is_preferred = models.BooleanField(
        _("preferred"), default=True, help_text=_("The one that is counted and shown first.")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("stated amount")
        verbose_name_plural = _("stated amounts")
        ordering = ["what", "-is_preferred", "-day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_statement_is_not_negative", condition=Q(amount__gte=0)
            ),
            models.UniqueConstraint(
                fields=["project", "what"],
                condition=Q(is_preferred=True),
                name="projects_statement_one_preferred",
                violation_error_message=_("Another amount is preferred: take that away first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.amount} {self.currency}"

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#money"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


def rate_table() -> RateTable:
    """The known rates into the network's currency."""
    return RateTable(CURRENCY, Rate.objects.towards(CURRENCY).plain())


def amounts_of_project(project: Project, rates: RateTable) -> Amounts:
    """A project's own funds and total, from its plan and what its sources state."""
    plan = [Given(each.kind, each.money, each.value_date) for each in project.funding.all()]
    stated = [
        Given(each.what, each.money, each.day)
        for each in project.statements.all()
        if each.is_preferred
    ]
    return amounts(plan, stated, is_complete=project.is_plan_complete, rates=rates)


def amounts_of(projects: ProjectQuerySet, rates: RateTable) -> dict[int, Amounts]:
    """The same for many projects by their key, in three queries."""
    projects = projects.order_by()
    complete = dict(projects.values_list("pk", "is_plan_complete"))
    keys = projects.values("pk")
    plans = _given(FundingSource.objects.filter(project__in=keys), "kind", "value_date")
    preferred = AmountStatement.objects.filter(project__in=keys, is_preferred=True)
    stated = _given(preferred, "what", "day")
    return {
        pk: amounts(plans[pk], stated[pk], is_complete=is_complete, rates=rates)
        for pk, is_complete in complete.items()
    }


def kept_totals(projects: ProjectQuerySet) -> Totals:
    """Their sums, kept until a project, a rate or the programme changes (ten minutes at most)."""
    try:
        query, parameters = projects.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # a filter that nothing can pass
        return totals([])
    asked = hashlib.sha256(f"{query}{parameters}".encode()).hexdigest()
    key = f"projects.totals.{_last_change()}.{asked}"
    known: Totals | None = cache.get(key)
    if known is None:
        known = totals(amounts_of(projects, rate_table()).values())
        cache.set(key, known, TEN_MINUTES)
    return known


def _last_change() -> int:
    """The journal's last entry about a project, a part of the programme or a rate."""
    return max(_watched_heads(), default=0)


@prepared
def _watched_heads() -> models.QuerySet[Head, int]:
    watched = Q(subject_type__app_label="projects", subject_type__model="project")
    watched |= Q(subject_type__app_label="strategy", subject_type__model="node")
    watched |= Q(subject_type__app_label="terms", subject_type__model="rate")
    return Head.objects.filter(watched).values_list("sequence", flat=True)


def _given(rows: models.QuerySet[Any], kind: str, day: str) -> dict[int, list[Given]]:
    found: dict[int, list[Given]] = defaultdict(list)
    values = rows.order_by().values_list("project_id", kind, "amount", "currency", day)
    for project, what, amount, currency, valued in values:
        found[project].append(Given(what, Money(amount, currency), valued))
    return found
