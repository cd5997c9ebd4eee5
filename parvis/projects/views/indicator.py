"""What shows that a result is reached: an indicator and its values over time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.kit.refusing import refuse_unless, require
from parvis.projects import actions, rules
from parvis.projects.forms import IndicatorForm
from parvis.projects.models import Indicator, Project, ResultNode, ValueCell, standing
from parvis.ui import charts, formats

from .asking import actor, confirm_page, form_page


def visible_indicator(request: HttpRequest, pk: int) -> Indicator:
    """The indicator at this address, if the person may see it; else 404."""
    indicators = Indicator.objects.visible_to(request.user)
    related = ("result__framework__project", "result__level", "definition")
    return get_object_or_404(indicators.select_related(*related), pk=pk)


@require_safe
@login_not_required
def indicator_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Its values over time, each with its day and source."""
    indicator = visible_indicator(request, pk)
    values = list(ValueCell.objects.current().whole().filter(indicator=indicator))
    context = {
        "indicator": indicator,
        "project": indicator.project,
        "standing": standing(indicator, values),
        "values": sorted(values, key=lambda each: str(each.stands_on), reverse=True),
        "chart": _chart(indicator, values),
        "can_edit": rules.can_edit(request.user, indicator.project),
    }
    return render(request, "projects/indicator_detail.html", context)


def _chart(indicator: Indicator, values: list[ValueCell]) -> Any:
    """A line of what was reached beside what was aimed at; None where there is too little."""
    dated = [each for each in values if each.number is not None and each.stands_on]
    days = sorted({each.stands_on for each in dated if each.stands_on})
    if len(days) < 2 or not any(each.kind == ValueCell.Kind.ACTUAL for each in dated):
        return None
    reached = {v.stands_on: v.shown_value for v in dated if v.kind != ValueCell.Kind.TARGET}
    aimed = {v.stands_on: v.shown_value for v in dated if v.kind != ValueCell.Kind.ACTUAL}
    series = [charts.Series(_("Reached"), [reached.get(day) for day in days])]
    if len(aimed) > 1:
        series.append(charts.Series(_("Aimed at"), [aimed.get(day) for day in days]))
    labels = [formats.day(day) for day in days]
    return charts.line(_("Values over time"), labels, series, str(indicator.shown_unit))


def indicator_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an indicator to a result."""
    results = ResultNode.objects.visible_to(request.user).select_related("framework__project")
    result = get_object_or_404(results, pk=pk)
    project = _kept(request, result.project)
    form = IndicatorForm(request.POST or None, instance=Indicator(result=result))
    if form.is_valid():
        form.instance.position = result.indicators.count()
        indicator = actions.attach(form, project, by=actor(request))
        messages.success(request, _("The indicator is added: now give its baseline and target."))
        return redirect(indicator)
    title = _("New indicator: %(result)s") % {"result": result}
    return form_page(request, form, title=title, cancel_url=project.get_absolute_url())


def indicator_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an indicator."""
    indicator = visible_indicator(request, pk)
    project = _kept(request, indicator.project)
    form = IndicatorForm(request.POST or None, instance=indicator)
    if form.is_valid():
        actions.attach(form, project, by=actor(request))
        messages.success(request, _("The indicator is changed."))
        return redirect(indicator)
    title = _("Indicator: %(project)s") % {"project": project}
    return form_page(request, form, title=title, cancel_url=indicator.get_absolute_url())


def indicator_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an indicator out; refused while it has values."""
    indicator = visible_indicator(request, pk)
    project = _kept(request, indicator.project)
    if request.method == "POST":
        is_free = not indicator.cells.filter(is_current=True).exists()
        refuse_unless(is_free, _("This indicator has values: take them back first."))
        actions.detach(indicator, project, by=actor(request))
        messages.success(request, _("The indicator is taken out."))
        return redirect(f"{project.get_absolute_url()}#results")
    return confirm_page(
        request,
        title=_("Take out “%(name)s”?") % {"name": indicator},
        lead=_("It leaves the sheet of “%(project)s”; its history keeps what it held.")
        % {"project": project},
        submit_label=_("Take out"),
        cancel_url=indicator.get_absolute_url(),
    )


def _kept(request: HttpRequest, project: Project | None) -> Project:
    """The project, if the person keeps it; else 404."""
    require(rules.can_edit(request.user, project))
    assert project is not None
    return project
