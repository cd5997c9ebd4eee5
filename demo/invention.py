"""Made-up projects: complete funding plans, results with values over the years."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from django.db.models import Model

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.members.models import Organisation
from parvis.projects.models import (
    Channel,
    FundingSource,
    Indicator,
    IndicatorPeriod,
    Level,
    LevelScheme,
    Participation,
    Place,
    Project,
    ResultNode,
    ResultsFramework,
    ValueCell,
)
from parvis.terms.models import Theme

from .crowd import BATCH, Crowd
from .portfolio import SCHEME
from .reading import SYNTHETIC, rows
from .ties import tie

Row = TypeVar("Row", bound=Model)
KINDS_OF_PROJECT = list(rows("made-up-projects"))
IN_ORDER: tuple[type[Model], ...] = (
    Participation,
    Place,
    FundingSource,
    ResultsFramework,
    ResultNode,
    Indicator,
    IndicatorPeriod,
    ValueCell,
)


def _by_generation(rows: list[Model]) -> tuple[list[Model], list[Model]]:
    """Those that hang on nothing of their own kind, then those that do."""
    younger = [row for row in rows if getattr(row, "parent", None)]
    return [row for row in rows if not getattr(row, "parent", None)], younger


class Invention:
    """Projects of made-up cities, written in one go for each noun."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.chance = crowd.chance
        self.channel = Channel.objects.get(code="fonds_cooperation")
        self.scheme = LevelScheme.objects.get(code=SCHEME)
        self.levels = {lv.iati_type: lv for lv in Level.objects.filter(scheme=self.scheme)}
        self.donors = list(
            Organisation.objects.filter(kind__in=["state_donor", "agency", "foundation"])
        )
        self.rows: dict[type[Model], list[Model]] = {kind: [] for kind in IN_ORDER}

    def make(self, count: int) -> list[Project]:
        """Make and write that many projects."""
        carriers = [self.chance.choice(self.crowd.organisations) for _ in range(count)]
        projects = [self._project(number, city) for number, city in enumerate(carriers)]
        Project.objects.bulk_create(projects, batch_size=BATCH)
        for number, (project, city) in enumerate(zip(projects, carriers, strict=True)):
            self._people_and_place(project, city)
            self._money(project, city)
            if self.chance.random() < 0.8:
                self._results(project, KINDS_OF_PROJECT[number % len(KINDS_OF_PROJECT)])
        for kind in IN_ORDER:
            for generation in _by_generation(self.rows[kind]):
                kind._default_manager.bulk_create(generation, batch_size=BATCH)
        themes = {theme.code: theme.pk for theme in Theme.objects.all()}
        through = Project.themes.through
        through.objects.bulk_create(
            [
                through(
                    project_id=project.pk,
                    theme_id=themes[KINDS_OF_PROJECT[number % len(KINDS_OF_PROJECT)]["theme"]],
                )
                for number, project in enumerate(projects)
            ],
            batch_size=BATCH,
        )
        tie(projects, share=0.75, chance=self.chance)
        return projects

    def _project(self, number: int, city: Organisation) -> Project:
        kind = KINDS_OF_PROJECT[number % len(KINDS_OF_PROJECT)]
        start = self.crowd.today - timedelta(days=self.chance.randint(-120, 3000))
        end = start + timedelta(days=self.chance.randint(500, 1300))
        state = self._state(start, end)
        closed = state == Project.State.CLOSED
        return Project(
            slug=f"{city.slug}-{kind['theme'].replace('_', '-')}-{number}",
            title=LocalisedText.of(
                {
                    "fr": f"{kind['title_fr']} – {city.name}",
                    "en": f"{kind['title_en']} – {city.name}",
                }
            ),
            state=state,
            channel=self.channel,
            scope=Project.Scope.CITY,
            decided=PartialDate.of(start - timedelta(days=90)),
            decided_by="Bureau",
            planned_start=PartialDate.of(start),
            actual_start=PartialDate.of(start) if start <= self.crowd.today else None,
            planned_end=PartialDate.of(end),
            actual_end=PartialDate.of(end) if closed else None,
            is_plan_complete=True,
            source=SYNTHETIC,
            is_published=True,
            is_synthetic=True,
        )

    def _state(self, start: date, end: date) -> str:
        if start > self.crowd.today:
            return Project.State.PIPELINE
        if end < self.crowd.today - timedelta(days=120):
            return Project.State.CLOSED
        if end < self.crowd.today:
            return Project.State.FINALISATION
        suspended = self.chance.random() < 0.05
        return Project.State.SUSPENDED if suspended else Project.State.IMPLEMENTATION

    def _people_and_place(self, project: Project, city: Organisation) -> None:
        implementing, funding = Participation.Role.IMPLEMENTING, Participation.Role.FUNDING
        self._add(
            Participation(project=project, organisation=city, role=implementing, is_carrier=True)
        )
        if self.donors:
            self._add(
                Participation(
                    project=project,
                    organisation=self.chance.choice(self.donors),
                    role=funding,
                    position=1,
                )
            )
        self._add(Place(project=project, country_id=city.country_id, organisation=city))

    def _money(self, project: Project, city: Organisation) -> None:
        """The network at most 80 %, the city at least 20 % of what they both bring."""
        assert project.decided
        own = Decimal(self.chance.randrange(60, 320) * 1000)
        parts = [(FundingSource.Kind.OWN, None, own), (FundingSource.Kind.CITY, city, own / 4)]
        for row in self.rows[Participation][-2:]:
            if isinstance(row, Participation) and row.role == Participation.Role.FUNDING:
                gift = own * self.chance.randint(5, 25) / 10
                parts.append((FundingSource.Kind.DONOR, row.organisation, gift))
        for position, (kind, giver, amount) in enumerate(parts):
            self._add(
                FundingSource(
                    project=project,
                    organisation=giver,
                    kind=kind,
                    is_tied=kind == FundingSource.Kind.DONOR,
                    amount=amount.quantize(Decimal(1)),
                    currency="EUR",
                    value_date=project.decided.first_day,
                    source=SYNTHETIC,
                    position=position,
                )
            )

    def _results(self, project: Project, kind: dict[str, str]) -> None:
        framework = self._add(
            ResultsFramework(
                project=project, scheme=self.scheme, status=ResultsFramework.Status.ACTIVE
            )
        )
        outcome = None
        for level, name in ((2, "outcome"), (1, "output")):
            words = LocalisedText.of({"fr": kind[f"{name}_fr"], "en": kind[f"{name}_en"]})
            result = ResultNode(
                framework=framework,
                parent=outcome,
                level=self.levels[level],
                title=words,
                position=level,
            )
            self._add(result)
            outcome = outcome or result
            indicator = self._add(
                Indicator(
                    result=result,
                    title=words,
                    unit=LocalisedText.of({"fr": kind[f"{name}_unit"]}),
                    is_key=level == 2,
                )
            )
            self._values(project, indicator, Decimal(kind[f"{name}_target"]))

    def _values(self, project: Project, indicator: Indicator, target: Decimal) -> None:
        """A baseline of zero, a target, and a value a year, some years missing."""
        assert project.planned_start
        assert project.planned_end
        first, last = project.planned_start.first_day, project.planned_end.first_day
        period = self._add(IndicatorPeriod(indicator=indicator, start=first, end=last))
        for cell_kind, number in (("baseline", Decimal(0)), ("target", target)):
            self._add(
                ValueCell(
                    indicator=indicator,
                    kind=cell_kind,
                    year=first.year - 1 if cell_kind == "baseline" else None,
                    period=None if cell_kind == "baseline" else period,
                    number=number,
                    source=SYNTHETIC,
                )
            )
        pace = Decimal(self.chance.randint(60, 115)) / 100
        day = first
        while (day := min(day + timedelta(days=200), last)) <= self.crowd.today:
            share = Decimal((day - first).days) / max(1, (last - first).days)
            year = IndicatorPeriod(
                indicator=indicator, start=day - timedelta(days=199), end=day, position=1
            )
            if self.chance.random() < 0.75:
                self._add(year)
                self._add(
                    ValueCell(
                        indicator=indicator,
                        kind="actual",
                        period=year,
                        iso_date=day,
                        number=(target * share * pace).quantize(Decimal(1)),
                        source=SYNTHETIC,
                    )
                )
            if day == last:
                break

    def _add(self, row: Row) -> Row:
        self.rows[type(row)].append(row)
        return row
