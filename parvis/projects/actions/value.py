"""A value of an indicator is entered, and taken back. Nothing of it is ever overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from parvis.journal.actions import record
from parvis.kit.refusing import refuse_unless
from parvis.projects.models import Indicator, IndicatorPeriod, ValueCell

if TYPE_CHECKING:
    from parvis.people.models import User


@dataclass(frozen=True)
class Entered:
    """What a person says of an indicator: which value, on which day, from which source."""

    kind: str
    day: date
    number: Decimal | None = None
    narrative: str = ""
    comment: str = ""
    source: str = ""


@transaction.atomic
def enter_value(indicator: Indicator, entered: Entered, *, by: User | None) -> ValueCell:
    """Add a baseline, target or value reached; it replaces the one of the same day.

    Refused where it says nothing (a blank is not 0), where words are given as a number, and where
    its period is locked.
    """
    says_something = entered.number is not None or entered.narrative.strip()
    refuse_unless(says_something, _("Write a value, or say in words why it is not known."))
    is_number = entered.number is not None
    refuse_unless(not (indicator.is_text and is_number), _("This indicator takes words."))
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    period = None if entered.kind == ValueCell.Kind.BASELINE else _period(indicator, entered.day)
    is_locked = period is not None and period.is_locked
    refuse_unless(not is_locked, _("This period is locked: it takes no more values."))
    replaced = _step_down(indicator, entered.kind, period)
    value = ValueCell.objects.create(
        indicator=indicator,
        kind=entered.kind,
        period=period,
        year=entered.day.year,
        iso_date=entered.day,
        raw_value=None if entered.number is None else str(entered.number),
        number=entered.number,
        narrative=entered.narrative,
        comment=entered.comment,
        source=entered.source,
        author=by,
        approver=by,
        supersedes=replaced,
    )
    _record("valuecell_added", value, by)
    return value


def _period(indicator: Indicator, day: date) -> IndicatorPeriod:
    """From the start of the project (else of the year) to the day of the value."""
    project = indicator.project
    start = project.starts_on if project else None
    if start is None or start > day:
        start = date(day.year, 1, 1)
    known = indicator.periods.filter(end=day).order_by("-state", "pk").first()
    return known or IndicatorPeriod.objects.create(indicator=indicator, start=start, end=day)


def _step_down(indicator: Indicator, kind: str, period: IndicatorPeriod | None) -> ValueCell | None:
    """The total that held until now for the same period steps down; its row is kept."""
    held = ValueCell.objects.current().whole().filter(indicator=indicator, kind=kind, period=period)
    value = held.select_for_update().first()
    if value:
        value.is_current = False
        value.save(update_fields=["is_current"])
    return value


@transaction.atomic
def take_away(value: ValueCell, *, by: User | None) -> None:
    """Take a value back: it no longer counts, the one it had replaced does again."""
    value = ValueCell.objects.select_for_update(of=("self",)).get(pk=value.pk)
    refuse_unless(value.is_current, _("This value has been replaced already."))
    is_locked = value.period is not None and value.period.is_locked
    refuse_unless(not is_locked, _("This period is locked: its values stay."))
    value.is_current = False
    value.save(update_fields=["is_current"])
    if value.supersedes:
        value.supersedes.is_current = True
        value.supersedes.save(update_fields=["is_current"])
    _record("valuecell_removed", value, by)


def _record(verb: str, value: ValueCell, by: User | None) -> None:
    """In the history of the project, else of the indicator itself."""
    thing = value.indicator.project or value.indicator
    record(
        verb,
        thing,
        by=by,
        name=str(value.indicator),
        kind=value.kind,
        day=value.iso_date,
        value=value.number if value.number is not None else value.narrative,
    )
