"""A figure as pages show it: in words, with its target, its chart, how complete it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.strategy import rules
from parvis.strategy.actions import figures_of, key_of
from parvis.strategy.figures import Figure, Measure, known_measure
from parvis.strategy.models import Gauge, Node
from parvis.ui import charts, formats

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    Somebody = User | AnonymousUser

MILLION = 1_000_000
SIGNS = {"percent": "%", "count": "", "ratio": "", "years": ""}


@dataclass(frozen=True)
class Shown:
    """One figure of one part of the programme (of the whole network where there is none)."""

    measure: Measure
    figure: Figure
    node: Node | None = None
    gauge: Gauge | None = None
    opens_lists: bool = True

    @property
    def label(self) -> Any:
        return self.measure.label

    @property
    def url(self) -> str:
        """The page of the figure, which leads to its records."""
        path = reverse("strategy:measure_detail", args=[self.measure.code])
        node = self.node if self.measure.by_node else None
        return f"{path}?{urlencode({'node': node.code})}" if node else path

    @property
    def anchor(self) -> str:
        return self.measure.code.replace(".", "-").replace("_", "-")

    @property
    def list_url(self) -> str:
        """The filtered list of what was counted, where this person may open it."""
        return self.figure.address if self.opens_lists else ""

    @property
    def part_unit(self) -> str:
        return self.figure.part_unit or self.figure.unit

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        """Label, value in words and address of each part."""
        return [
            (
                label_of(part.label),
                written(part.value, self.part_unit),
                part.address if self.opens_lists else "",
            )
            for part in self.figure.parts
        ]

    @property
    def is_known(self) -> bool:
        return self.figure.value is not None

    @cached_property
    def value(self) -> str:
        """« 31,2 % », « 12 400 000 EUR »; a dash where nothing can be said."""
        return written(self.figure.value, self.figure.unit)

    @property
    def brief(self) -> str:
        """The value at a glance: millions as millions, « 29,0 M EUR »."""
        unit = self.figure.unit
        amount = Decimal(self.figure.value or 0)
        if unit in SIGNS or abs(amount) < MILLION:
            return self.value
        millions = formats.number((amount / MILLION).quantize(Decimal("0.1")))
        words = {"number": millions, "currency": unit}
        return _("%(number)s M %(currency)s") % words

    @property
    def of_which(self) -> str:
        """« 212 of 330 »: what a percentage is made of."""
        figure = self.figure
        if figure.numerator is None or figure.denominator is None:
            return ""
        words = {
            "counted": formats.number(figure.numerator),
            "all": formats.number(figure.denominator),
        }
        return _("%(counted)s of %(all)s") % words

    @property
    def completeness(self) -> str:
        """How much of it is known, where something is missing."""
        figure = self.figure
        if figure.is_complete or figure.counted is None or figure.out_of is None:
            return ""
        words = {
            "counted": formats.number(figure.counted),
            "all": formats.number(figure.out_of),
        }
        return _("known for %(counted)s of %(all)s") % words

    @property
    def reach(self) -> str:
        """Said where a part shows a figure of more than itself, although it could be its own."""
        is_wider = self.gauge and self.gauge.is_network_wide and self.measure.by_node
        return _("in the whole network") if is_wider else ""

    @property
    def interval(self) -> str:
        """How low and how high it can be, whatever the missing records hold."""
        figure = self.figure
        if figure.lowest is None or figure.highest is None or figure.lowest == figure.highest:
            return ""
        words = {
            "lowest": written(figure.lowest, figure.unit),
            "highest": written(figure.highest, figure.unit),
        }
        return _("between %(lowest)s and %(highest)s") % words

    @property
    def hint(self) -> str:
        """The smaller line under a value."""
        facts = (self.of_which, self.completeness, self.interval, self.reach)
        return " · ".join(filter(None, facts))

    @property
    def period(self) -> str:
        """« 2017 – 2026 », or the day."""
        return " – ".join(formats.day(each) for each in _days(self.figure.period))

    @property
    def target(self) -> str:
        """« 50 % », « 100 by 2028 »; "" where no text sets one."""
        if not self.gauge or self.gauge.target is None:
            return ""
        aim = written(self.gauge.target.normalize(), self.figure.unit)
        if not self.gauge.target_year:
            return aim
        return _("%(aim)s by %(year)s") % {"aim": aim, "year": self.gauge.target_year}

    @property
    def progress(self) -> int:
        """Percentage of the way to the target, from 0 to 100."""
        if not self.gauge or not self.gauge.target or self.figure.value is None:
            return 0
        return min(100, int(100 * Decimal(self.figure.value) / self.gauge.target))

    @property
    def standing(self) -> tuple[str, str] | None:
        """The kind and word of its state towards the target."""
        if not self.gauge or self.gauge.target is None or self.figure.value is None:
            return None
        if self.figure.value >= self.gauge.target:
            return "reached", _("Target reached")
        if self.gauge.target_year and self.gauge.target_year < clock.today().year:
            return "late", _("Target missed")
        return "waiting", _("Under way")

    @cached_property
    def chart(self) -> charts.Chart | None:
        """The parts drawn; None where there is nothing to draw."""
        parts = [part for part in self.figure.parts if part.value is not None]
        if not self.measure.chart or not parts:
            return None
        if self.measure.chart != "line":
            parts = [part for part in parts if part.value] or parts
        sign = SIGNS.get(self.part_unit, self.part_unit)
        draw = {"line": charts.line, "share": charts.share}.get(self.measure.chart, charts.bars)
        labels = [label_of(part.label) for part in parts]
        series = charts.Series("", [part.value for part in parts])
        urls = [part.address for part in parts] if self.opens_lists else []
        return draw(self.measure.label, labels, series, sign, urls=urls)


def written(value: Decimal | int | None, unit: str) -> str:
    """A value in its unit as the reader's typography wants it."""
    if value is None:
        return "–"
    if unit == "percent":
        return formats.percent(Decimal(value) / 100)
    if unit in SIGNS:
        return formats.number(value)
    return formats.money(value, unit)


def label_of(label: Any) -> str:
    """A part's label; a year and month ("2026-11") as people write it."""
    text = str(label)
    days = _days(text) if text[:4].isdecimal() and "-" in text else []
    return formats.day(days[0]) if days else text


def _days(period: str) -> list[Any]:
    return [PartialDate.parse(each) for each in period.split("/") if each]


def gauges_shown(gauges: Iterable[Gauge], user: Somebody) -> dict[int, list[Shown]]:
    """What each node shows to this person, known figures first; gauges must know their nodes."""
    wanted = []
    for gauge in gauges:
        measure = known_measure(gauge.measure)
        if measure and rules.can_see_measure(user, measure):
            wanted.append((measure, gauge))
    figures = figures_of([(measure, gauge.about) for measure, gauge in wanted])
    shown: dict[int, list[Shown]] = {}
    for measure, gauge in wanted:
        figure = figures[key_of(measure, gauge.about)]
        opens = rules.can_open_list(user, measure)
        each = Shown(measure, figure, gauge.about, gauge, opens)
        shown.setdefault(gauge.node_id, []).append(each)
    return {node: sorted(each, key=lambda one: not one.is_known) for node, each in shown.items()}


def measures_shown(measures: Sequence[Measure], user: Somebody) -> list[Shown]:
    """Figures of the whole network that this person may see."""
    seen = [measure for measure in measures if rules.can_see_measure(user, measure)]
    figures = figures_of([(measure, None) for measure in seen])
    return [Shown(measure, figures[key_of(measure, None)]) for measure in seen]
