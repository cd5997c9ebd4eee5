"""Projects, their money and results to try things on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import factory

from parvis.journal.actions import record
from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.members.tests.factories import OrganisationFactory
from parvis.projects.actions import Entered, enter_value
from parvis.projects.models import (
    AmountStatement,
    FundingSource,
    Indicator,
    Level,
    LevelScheme,
    Participation,
    Place,
    Project,
    ResultNode,
    ResultsFramework,
    Tie,
    ValueCell,
)
from parvis.strategy.models import Node
from parvis.strategy.tests.factories import NodeFactory
from parvis.terms.models import Rate

if TYPE_CHECKING:
    from tests.world import World


def french(text: str) -> LocalisedText:
    """A text in French alone."""
    return LocalisedText.of({"fr": text})


class ProjectFactory(factory.django.DjangoModelFactory):
    """A public project under way: `ProjectFactory(title="Marché", carrier=city, themes=[…])`.

    `carrier` carries it, in its country; `start` and `end` are "2024" or "2024-03-15".
    """

    class Meta:
        model = Project
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Projet {n}")
    slug = factory.LazyAttribute(lambda o: Project.objects.free_slug(str(o.title)))
    state = Project.State.IMPLEMENTATION
    is_published = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        for name in ("title", "description", "objectives"):
            if isinstance(kwargs.get(name), str):
                kwargs[name] = french(kwargs[name])
        for short, name in (("start", "actual_start"), ("end", "planned_end")):
            if text := kwargs.pop(short, None):
                kwargs[name] = PartialDate.parse(text)
        return kwargs

    @factory.post_generation
    def carrier(obj, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        if extracted:
            Participation.objects.create(project=obj, organisation=extracted, is_carrier=True)
            Place.objects.create(project=obj, country=extracted.country, organisation=extracted)

    @factory.post_generation
    def themes(obj, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        if extracted:
            obj.themes.set(extracted)


class FundingFactory(factory.django.DjangoModelFactory):
    """10 000 EUR of own funds, unless told otherwise."""

    class Meta:
        model = FundingSource

    project = factory.SubFactory(ProjectFactory)
    kind = FundingSource.Kind.OWN
    amount = Decimal(10_000)
    currency = "EUR"
    value_date = date(2024, 5, 1)


class StatementFactory(factory.django.DjangoModelFactory):
    """A source tells that it costs 50 000 EUR in all, unless told otherwise."""

    class Meta:
        model = AmountStatement

    project = factory.SubFactory(ProjectFactory)
    amount = Decimal(50_000)
    currency = "EUR"
    day = date(2024, 5, 1)
    source = "https://press.example/"


def a_rate(currency: str = "XOF", value: str = "0.0015", day: date = date(2000, 1, 1)) -> Rate:
    """One unit of a currency in euros, from that day on."""
    return Rate.objects.create(currency=currency, day=day, value=Decimal(value), source="Essai")


def a_scheme() -> LevelScheme:
    """Impact, outcome, output."""
    scheme, is_new = LevelScheme.objects.get_or_create(
        code="generic-fr", defaults={"name": french("Cadre logique")}
    )
    if is_new:
        for position, (iati, label) in enumerate(((3, "Impact"), (2, "Effet"), (1, "Produit")), 1):
            Level.objects.create(
                scheme=scheme, position=position, iati_type=iati, label=french(label)
            )
    return scheme


def a_result(project: Project, title: str = "Des quartiers propres", **values: Any) -> ResultNode:
    """An outcome of a project, in its framework."""
    scheme = a_scheme()
    framework, _is_new = ResultsFramework.objects.get_or_create(
        project=project, status="active", defaults={"scheme": scheme}
    )
    level = values.pop("level", None) or scheme.levels.get(position=2)
    return ResultNode.objects.create(
        framework=framework, level=level, title=french(title), **values
    )


def an_indicator(project: Project, title: str = "Ménages raccordés", **values: Any) -> Indicator:
    """An indicator that should rise, of a result of the project."""
    result = values.pop("result", None) or a_result(project)
    return Indicator.objects.create(result=result, title=french(title), **values)


def a_value(
    indicator: Indicator, number: int | None, on: date, kind: str = "actual", **said: Any
) -> ValueCell:
    """A value that was entered."""
    amount = None if number is None else Decimal(number)
    entered = Entered(kind=kind, day=on, number=amount, **({"source": "Visite"} | said))
    return enter_value(indicator, entered, by=None)


def tie(project: Project, node: Node, state: str = Tie.State.CONFIRMED) -> Tie:
    """What somebody said of a project."""
    return Tie.objects.create(project=project, node=node, state=state)


def settle(world: World) -> None:
    """A project not public yet, carried by the member city, with a value and a tie."""
    carrier = world.things.get("member") or OrganisationFactory(member=True)
    project = ProjectFactory(title="Marché de Kindia", carrier=carrier, is_published=False)
    node = Node.objects.first() or NodeFactory()
    indicator = an_indicator(project)
    value = a_value(indicator, 12, date(2024, 6, 30))
    entry = record("changed", project, by=world.projects, changes={"code": ["", "K-1"]})
    project.code = "K-1"
    project.save()
    world.things |= {
        "project": project,
        "project_node": node,
        "project_entry": entry,
        "indicator": indicator,
        "value": value,
        "funding": FundingFactory(project=project),
        "free_result": a_result(project, "Des comités formés"),
        "free_indicator": an_indicator(project, "Comités formés", result=indicator.result),
    }


def examples(world: World) -> dict[str, dict[str, Any]]:
    """The settled project, or a part of it, for each address that takes one."""
    slug = {"slug": world.project.slug}
    tied = slug | {"code": world.project_node.code}
    indicator = {"pk": world.indicator.pk}
    result = {"pk": world.indicator.result_id}
    part = slug | {"part": "funding", "pk": world.funding.pk}
    return {
        "projects:project_detail": slug,
        "projects:project_edit": slug,
        "projects:project_restore": slug | {"sequence": world.project_entry.sequence},
        "projects:part_create": slug | {"part": "funding"},
        "projects:part_edit": part,
        "projects:part_remove": part,
        "projects:result_create": slug,
        "projects:result_edit": result,
        "projects:result_remove": {"pk": world.free_result.pk},
        "projects:indicator_create": result,
        "projects:indicator_detail": indicator,
        "projects:indicator_edit": indicator,
        "projects:indicator_remove": {"pk": world.free_indicator.pk},
        "projects:value_create": indicator,
        "projects:value_remove": {"uuid": world.value.uuid},
        "projects:tie_confirm": tied,
        "projects:tie_decline": tied,
    }
