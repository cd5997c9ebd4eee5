"""Figures are read: what is fresh as it was kept, the rest computed and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from django.db import DatabaseError, transaction

from parvis.journal.models import Head
from parvis.kit import clock
from parvis.strategy.figures import Figure, Measure, Scope, known_measure, known_measures
from parvis.strategy.models import Gauge, Node, Reading

logger = logging.getLogger(__name__)

# A figure to read: the measure, and the part of the programme it is about (None: the network).
Wanted = tuple[Measure, Node | None]
TREE = "strategy.node"


def figure_of(measure: Measure, node: Node | None = None) -> Figure:
    """One figure, fresh."""
    return figures_of([(measure, node)])[key_of(measure, node)]


def figures_of(wanted: Iterable[Wanted]) -> dict[str, Figure]:
    """Figures by `key_of`, all fresh; two queries where all are kept, however many they are."""
    asked = {key_of(measure, node): (measure, node) for measure, node in wanted}
    if not asked:
        return {}
    heads = _heads()
    today = clock.today()
    found = {}
    for reading in Reading.objects.filter(key__in=asked, day=today):
        measure, node = asked[reading.key]
        if reading.sequence >= _last(measure, node, heads):
            found[reading.key] = Figure.from_json(reading.figure)
    late = {key: each for key, each in asked.items() if key not in found}
    return found | _read(late, heads, today) if late else found


def key_of(measure: Measure, node: Node | None) -> str:
    """The measure's code, then the node's key where the figure differs from node to node."""
    return f"{measure.code}|{node.pk}" if node and measure.by_node else measure.code


def wanted_everywhere() -> list[Wanted]:
    """All figures that pages show: each measure for the network, each gauge for its node."""
    shown: list[Wanted] = [(measure, None) for measure in known_measures()]
    for gauge in Gauge.objects.select_related("node").order_by("node__path", "position"):
        measure = known_measure(gauge.measure)
        if measure and measure.by_node and gauge.about:
            shown.append((measure, gauge.about))
    return shown


def refresh(advance: Callable[[int, int], None] | None = None) -> int:
    """Read again all that is not fresh; tells `advance(done, total)` now and then."""
    wanted = wanted_everywhere()
    for start in range(0, len(wanted), 10):
        figures_of(wanted[start : start + 10])
        if advance:
            advance(min(start + 10, len(wanted)), len(wanted))
    return len(wanted)


def _heads() -> dict[str, int]:
    """The journal's last entry about each noun ("members.mandate")."""
    rows = Head.objects.values_list("subject_type__app_label", "subject_type__model", "sequence")
    return {f"{app}.{model}": sequence for app, model, sequence in rows}


def _last(measure: Measure, node: Node | None, heads: dict[str, int]) -> int:
    watched = (*measure.reads, TREE) if node and measure.by_node else measure.reads
    return max((heads.get(noun, 0) for noun in watched), default=0)


def _read(late: dict[str, Wanted], heads: dict[str, int], today: date) -> dict[str, Figure]:
    tree = _Tree()
    figures, readings = {}, []
    for key, (measure, node) in late.items():
        about = node if measure.by_node else None
        figure = _computed(measure, Scope(about, today, tree.below(about)))
        if figure is None:
            figures[key] = Figure(None, measure.unit)
            continue
        figures[key] = figure
        sequence = _last(measure, node, heads)
        readings.append(_reading(key, measure, about, today, sequence, figure))
    _keep(readings)
    return figures


def _computed(measure: Measure, scope: Scope) -> Figure | None:
    """None where a room's measure fails: one figure is then missing, not the whole page."""
    try:
        return measure.compute(scope)
    except Exception:
        logger.exception("A measure failed", extra={"measure": measure.code})
        return None


def _reading(
    key: str, measure: Measure, node: Node | None, day: date, sequence: int, figure: Figure
) -> Reading:
    return Reading(
        key=key,
        measure=measure.code,
        node=node,
        day=day,
        sequence=sequence,
        figure=figure.to_json(),
    )


def _keep(readings: list[Reading]) -> None:
    """Keep what was computed; where the database takes no row it is computed again next time."""
    try:
        with transaction.atomic():
            Reading.objects.bulk_create(
                readings,
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=["day", "sequence", "computed_at", "figure"],
            )
    except DatabaseError:
        logger.warning("Figures were computed but not kept", exc_info=True)


class _Tree:
    """The keys of the nodes below each, asked of the database once and only if needed."""

    @cached_property
    def paths(self) -> list[tuple[int, int, str]]:
        return list(Node.objects.order_by().values_list("pk", "programme_id", "path"))

    def below(self, node: Node | None) -> frozenset[int]:
        if node is None:
            return frozenset()
        return frozenset(
            pk
            for pk, programme, path in self.paths
            if programme == node.programme_id and path.startswith(node.path)
        )
