"""Which figures a part of the programme shows."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from parvis.kit.refusing import require
from parvis.strategy import actions, rules
from parvis.strategy.figures import known_measure
from parvis.strategy.forms import GaugeForm
from parvis.strategy.models import Gauge

from .asking import actor, confirm_page, form_page, the_node


def gauge_create(request: HttpRequest, code: str) -> HttpResponse:
    """Show one more figure on a part, with its target where a text sets one."""
    require(rules.can_edit_programme(request.user))
    node = the_node(request, code)
    gauge = Gauge(node=node, position=node.gauges.count() + 1)
    form = GaugeForm(request.POST or None, instance=gauge, node=node)
    if form.is_valid():
        gauge = actions.attach(form, by=actor(request))
        messages.success(request, _("The figure is shown on this part."))
        return redirect(gauge)
    title = _("A figure for “%(part)s”") % {"part": node}
    return form_page(request, form, title=title, cancel_url=node.get_absolute_url())


def gauge_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a figure no more; what it was computed from stays."""
    require(rules.can_edit_programme(request.user))
    gauge = get_object_or_404(Gauge.objects.select_related("node__programme"), pk=pk)
    if request.method == "POST":
        actions.detach(gauge, by=actor(request))
        messages.success(request, _("The figure is no longer shown on this part."))
        return redirect(gauge.node)
    measure = known_measure(gauge.measure)
    label = measure.label if measure else gauge.measure
    return confirm_page(
        request,
        title=_("Show “%(figure)s” no more?") % {"figure": label},
        lead=_("The records stay, and the figure can be shown again."),
        submit_label=_("Show no more"),
        cancel_url=gauge.get_absolute_url(),
    )
