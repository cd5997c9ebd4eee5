"""The programme at a glance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.journal.actions import save
from parvis.kit.dates import PartialDate
from parvis.kit.refusing import require
from parvis.strategy import rules
from parvis.strategy.figures import Measure, known_measure
from parvis.strategy.forms import ProgrammeForm
from parvis.strategy.models import Gauge, KeyMoment, Node, Programme

from .asking import actor, form_page, the_programme
from .shown import Shown, gauges_shown, measures_shown

# The figures of the whole network at the top, in order; those that no room offers are left out.
HEADLINES = (
    "members.count",
    "members.countries",
    "members.women_heads",
    "projects.count",
    "projects.total_investment",
    "events.ahead",
)
MOST_FIGURES = 3
MOMENTS = 6


@dataclass
class Glance:
    """One part at a glance: its main figures, its next key moment, what is below it."""

    node: Node
    figures: list[Shown] = field(default_factory=list)
    next_moment: tuple[PartialDate, KeyMoment] | None = None
    actions: int = 0
    measures: int = 0

    @property
    def main(self) -> list[Shown]:
        """The first few; those that nobody could compute come last."""
        return self.figures[:MOST_FIGURES]


@require_safe
@login_not_required
def programme_detail(request: HttpRequest) -> HttpResponse:
    """Stakes, axes and priorities, each with its main figures: where the programme stands."""
    programme = Programme.objects.current()
    context: dict[str, Any] = {
        "programme": programme,
        "headlines": measures_shown(_headlines(), request.user),
        "can_edit": rules.can_edit_programme(request.user),
        "can_refresh": rules.can_refresh_figures(request.user),
    }
    if programme:
        moments = _moments(request, programme)
        context |= _glances(request, programme, moments)
        context["moments"] = [(when, moment) for when, moment in moments if when][:MOMENTS]
    return render(request, "strategy/programme_detail.html", context)


def _headlines() -> list[Measure]:
    found = [known_measure(code) for code in HEADLINES]
    return [measure for measure in found if measure]


def _moments(
    request: HttpRequest, programme: Programme
) -> list[tuple[PartialDate | None, KeyMoment]]:
    seen = KeyMoment.objects.visible_to(request.user).filter(node__programme=programme)
    return seen.select_related("node").ahead()


def _glances(
    request: HttpRequest,
    programme: Programme,
    moments: list[tuple[PartialDate | None, KeyMoment]],
) -> dict[str, list[Glance]]:
    nodes = Node.objects.visible_to(request.user).filter(programme=programme)
    tops = {node.path: Glance(node) for node in nodes.filter(parent=None)}
    for path, kind in nodes.order_by().values_list("path", "kind"):
        top = tops[path.partition(".")[0]]
        top.actions += kind == Node.Kind.ACTION
        top.measures += kind == Node.Kind.MEASURE
    glances = {glance.node.pk: glance for glance in tops.values()}
    gauges = list(Gauge.objects.filter(node__in=glances))
    for gauge in gauges:
        gauge.node = glances[gauge.node_id].node
    for key, figures in gauges_shown(gauges, request.user).items():
        glances[key].figures = figures
    for when, moment in moments:
        top = tops[moment.node.path.partition(".")[0]]
        if when and not top.next_moment:
            top.next_moment = (when, moment)
    kinds = {"stakes": Node.Kind.STAKE, "axes": Node.Kind.AXIS, "priorities": Node.Kind.PRIORITY}
    return {name: [g for g in tops.values() if g.node.kind == kind] for name, kind in kinds.items()}


def programme_edit(request: HttpRequest) -> HttpResponse:
    """What the programme is called, its years, its source."""
    require(rules.can_edit_programme(request.user))
    programme = the_programme()
    form = ProgrammeForm(request.POST or None, instance=programme)
    if form.is_valid():
        save(form, by=actor(request))
        messages.success(request, _("The programme is saved."))
        return redirect(programme)
    url = programme.get_absolute_url()
    return form_page(request, form, title=_("Edit the programme"), cancel_url=url)
