"""The real projects with their sources, and made-up ones with complete plans and results."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.members.models import Organisation
from parvis.projects.models import (
    AmountStatement,
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

from .partners import Directory
from .reading import rows, several, source_of
from .ties import tie

STATES = {
    "studies": Project.State.PIPELINE,
    "in_progress": Project.State.IMPLEMENTATION,
    "follow_on": Project.State.IMPLEMENTATION,
    "appeal_open": Project.State.IMPLEMENTATION,
    "completed": Project.State.CLOSED,
    "inaugurated": Project.State.CLOSED,
    "closed": Project.State.CLOSED,
}
GIVERS = {
    Organisation.Kind.STATE_DONOR,
    Organisation.Kind.AGENCY,
    Organisation.Kind.FOUNDATION,
}
AMOUNT_IN_BRACKETS = re.compile(r"^(.*?)\s*\(([\d  ]+)\s*([A-Z]{3})\)$")
SCHEME = "generic-fr"


def load_projects() -> list[Project]:
    """The 94 rows of the demonstration's portfolio; amounts only where a source gives them."""
    directory = Directory()
    themes = {theme.code: theme for theme in Theme.objects.all()}
    channels = {channel.code: channel for channel in Channel.objects.all()}
    loaded: dict[str, Project] = {}
    for row in rows("aimf-projects"):
        project = _project(row, channels)
        project.themes.add(themes[row["theme"]])
        loaded[row["title"]] = project
        _carriers(row, project, directory)
        _partners(row, project, directory)
        _money(row, project, directory)
    _indicators(loaded)
    tie(list(loaded.values()))
    return list(loaded.values())


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _project(row: dict[str, str], channels: dict[str, Channel]) -> Project:
    state, note = _state(row)
    return Project.objects.create(
        slug=Project.objects.free_slug(row["title"]),
        title=LocalisedText.of({"fr": row["title"]}),
        title_kind=row["title_kind"],
        beneficiaries=LocalisedText.of({"fr": row["beneficiaries"]}),
        description=LocalisedText.of({"fr": row["results"]}),
        state=state,
        channel=channels.get(row["channel"]),
        scope=row["scope"],
        decided=_partial(row["decided_year"]),
        decided_by=row["decided_at"],
        actual_start=_partial(row["start"] or row["year"]),
        actual_end=_partial(row["end"]) if state == Project.State.CLOSED else None,
        planned_end=None if state == Project.State.CLOSED else _partial(row["end"]),
        source="\n".join(filter(None, (row["source"], row["source2"]))),
        note="\n".join(filter(None, (row["note"], note))),
        is_published=True,
        is_humanitarian=row["channel"] == "fonds_urgence",
    )


def _state(row: dict[str, str]) -> tuple[str, str]:
    """As published; what was only approved, or says nothing, goes by its dates and says so."""
    if row["status"] and row["status"] != "approved":
        return STATES[row["status"]], ""
    age = clock.today().year - int(row["year"] or row["decided_year"] or 2000)
    if row["status"] == "approved" and age < 2:
        return Project.State.PIPELINE, ""
    is_old = bool(row["end"]) or age > 5
    state = Project.State.CLOSED if is_old else Project.State.IMPLEMENTATION
    return state, "État actuel non publié : déduit des dates / current state: from the dates"


def _carriers(row: dict[str, str], project: Project, directory: Directory) -> None:
    countries = several(row["iso2"])
    carriers = [(name, directory.find(name)) for name in several(row["carrier"])]
    for position, (name, known) in enumerate(carriers):
        Participation.objects.create(
            project=project,
            organisation=known,
            name="" if known else name,
            role=Participation.Role.IMPLEMENTING,
            is_carrier=True,
            position=position,
        )
    for position, iso2 in enumerate(countries):
        city = next((k for _n, k in carriers if k and k.country_id == iso2), None)
        Place.objects.create(project=project, country_id=iso2, organisation=city, position=position)


def _partners(row: dict[str, str], project: Project, directory: Directory) -> None:
    for position, text in enumerate(several(row["partners"]), start=10):
        match = AMOUNT_IN_BRACKETS.match(text)
        name = match.group(1) if match else text
        known = directory.find(name)
        gives = bool(match) or known is None or known.kind in GIVERS
        role = Participation.Role.FUNDING if gives else Participation.Role.IMPLEMENTING
        taken = known and project.participations.filter(organisation=known, role=role).exists()
        if not taken:
            Participation.objects.create(
                project=project,
                organisation=known,
                name="" if known else name,
                role=role,
                position=position,
            )
        if match:
            is_city = known is not None and known.kind in Organisation.LOCAL_AUTHORITIES
            FundingSource.objects.create(
                project=project,
                organisation=known,
                name="" if known else name,
                kind=FundingSource.Kind.CITY if is_city else FundingSource.Kind.DONOR,
                is_tied=True,
                amount=Decimal(re.sub(r"\D", "", match.group(2))),
                currency=match.group(3),
                value_date=_value_date(row),
                source=source_of(row),
                position=position,
            )


def _value_date(row: dict[str, str]) -> date:
    known = row["decided_year"] or row["start"] or row["year"]
    return PartialDate.parse(known).first_day if known else clock.today()


def _money(row: dict[str, str], project: Project, directory: Directory) -> None:
    day, source = _value_date(row), source_of(row)
    if row["amount_total"]:
        AmountStatement.objects.create(
            project=project,
            amount=Decimal(row["amount_total"]),
            currency=row["currency"],
            day=day,
            source=source,
        )
    if not row["amount_aimf"]:
        return
    of_gates = row["channel"] == "gates_issv"
    of_geneva = row["channel"] == "earmarked_city_grant"
    giver = several(row["partners"])[0] if of_gates or of_geneva else "AIMF"
    FundingSource.objects.create(
        project=project,
        organisation=directory.find(giver),
        kind=FundingSource.Kind.DONOR if of_gates or of_geneva else FundingSource.Kind.OWN,
        is_tied=of_gates or of_geneva,
        amount=Decimal(row["amount_aimf"]),
        currency=row["currency"],
        value_date=day,
        source=source,
        note=row["note"][:300],
    )


def _indicators(loaded: dict[str, Project]) -> None:
    """Published values, each with its source; no value is added where none is published."""
    levels = {level.iati_type: level for level in Level.objects.filter(scheme__code=SCHEME)}
    for position, row in enumerate(rows("indicators")):
        project = loaded[row["project"]]
        framework, _made = ResultsFramework.objects.get_or_create(
            project=project,
            status=ResultsFramework.Status.ACTIVE,
            defaults={"scheme": LevelScheme.objects.get(code=SCHEME)},
        )
        result = framework.results.filter(title__0__text=row["result_fr"]).first()
        result = result or ResultNode.objects.create(
            framework=framework,
            level=levels[int(row["level"])],
            position=position,
            title=LocalisedText.of({"fr": row["result_fr"], "en": row["result_en"]}),
        )
        indicator = Indicator.objects.create(
            result=result,
            title=LocalisedText.of({"fr": row["indicator_fr"], "en": row["indicator_en"]}),
            unit=LocalisedText.of({"fr": row["unit"]}),
            is_key=row["level"] == "2",
            position=position,
        )
        _published_values(row, project, indicator)


def _published_values(row: dict[str, str], project: Project, indicator: Indicator) -> None:
    year = int(row["baseline_year"] or (project.starts_on and project.starts_on.year) or 2020)
    day = PartialDate.parse(row["actual_on"]).last_day if row["actual_on"] else None
    end = max(filter(None, (day, date(year + 4, 12, 31))))
    period = IndicatorPeriod.objects.create(indicator=indicator, start=date(year, 1, 1), end=end)
    if row["baseline"]:
        ValueCell.objects.create(
            indicator=indicator,
            kind=ValueCell.Kind.BASELINE,
            year=year,
            number=Decimal(row["baseline"]),
            source=row["source"],
        )
    for kind, text, iso_date in (
        (ValueCell.Kind.TARGET, row["target"], None),
        (ValueCell.Kind.ACTUAL, row["actual"], day),
    ):
        if text:
            ValueCell.objects.create(
                indicator=indicator,
                kind=kind,
                period=period,
                iso_date=iso_date,
                number=Decimal(text),
                source=row["source"],
            )
