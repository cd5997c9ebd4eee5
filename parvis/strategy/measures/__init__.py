"""The socket of figures: a room offers what the strategic programme shows.

In the `measures.py` of a room above (it is found by itself at start)::

    from parvis.strategy.measures import Figure, Part, Scope, measure

    @measure(
        "projects.count",
        label=_("Projects supported"),
        unit="count",
        reads=("projects.project", "projects.tie"),
        explains=_("Projects tied to this part of the programme or to any part below it."),
        records=lambda scope: _projects(scope),
    )
    def count(scope: Scope) -> Figure:
        number = _projects(scope).count()
        return Figure(number, "count", counted=number, address=f"/projects/?node={…}")

- `scope.node` is None for the whole network; else `scope.node_ids` are the node and all below.
  A measure that gives the same everywhere says `by_node=False` and gets no node.
- `reads`: the nouns ("app_label.model_name") whose changes in the journal make the figure stale.
  Name all that the query touches: a figure is computed again at the next page view after one of
  them was recorded, and each day. (A node's own place in the tree is watched anyway.)
- `records`: the queryset of what was counted; its first 25 rows are listed with links on the page
  of the figure, through `visible_to` where the queryset has it; `record_label(row)` names a row
  where `str(row)` says too little.
- `chart` shows the parts: "bars", "line" (years), "share" or "" (a table only); `part_label` is
  the heading of the parts ("Region").
- A share: `Figure.percentage(212, 330, address=…)`.
- `public=False` keeps the figure to the secretariat; `public_list=False` only keeps the addresses
  of its lists to the network, whose filters the public does not have.
- Figure and Part are described where they are defined (`strategy/figures/figure.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parvis.strategy.figures import Figure, Measure, Part, Scope, register, share

Compute = Callable[[Scope], Figure]


def measure(
    code: str,
    *,
    label: Any,
    unit: str,
    reads: tuple[str, ...],
    explains: Any,
    public: bool = True,
    public_list: bool = True,
    by_node: bool = True,
    chart: str = "bars",
    part_label: Any = "",
    records: Callable[[Scope], Any] | None = None,
    record_label: Callable[[Any], Any] = str,
) -> Callable[[Compute], Compute]:
    """Socket: offer `(scope) -> Figure` under "<room>.<figure>" to the programme."""

    def plug(compute: Compute) -> Compute:
        register(
            Measure(
                code=code,
                compute=compute,
                label=label,
                unit=unit,
                explains=explains,
                reads=reads,
                by_node=by_node,
                is_public=public,
                has_public_list=public_list,
                chart=chart,
                part_label=part_label,
                records=records,
                record_label=record_label,
            )
        )
        return compute

    return plug


__all__ = ["Compute", "Figure", "Measure", "Part", "Scope", "measure", "share"]

from . import directory, heads, moments  # noqa: E402, F401 - the room's own measures
