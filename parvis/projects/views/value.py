"""A value of an indicator is entered, and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from parvis.kit.refusing import require
from parvis.projects import actions, rules
from parvis.projects.forms import ValueForm
from parvis.projects.models import ValueCell

from .asking import actor, confirm_page, form_page
from .indicator import visible_indicator


def value_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a dated value with its source; it replaces the one of the same day."""
    indicator = visible_indicator(request, pk)
    require(rules.can_enter_value(request.user, indicator.project))
    form = ValueForm(request.POST or None, indicator=indicator)
    if form.is_valid():
        actions.enter_value(indicator, form.entered, by=actor(request))
        messages.success(request, _("The value is entered."))
        return redirect(indicator)
    unit = str(indicator.shown_unit)
    lead = _("In %(unit)s.") % {"unit": unit} if unit else ""
    title = _("New value: %(indicator)s") % {"indicator": indicator}
    cancel_url = indicator.get_absolute_url()
    return form_page(request, form, title=title, lead=lead, cancel_url=cancel_url)


def value_remove(request: HttpRequest, uuid: str) -> HttpResponse:
    """Take a value back; it stays in the history, the one it had replaced counts again."""
    values = ValueCell.objects.visible_to(request.user)
    related = ("indicator__result__framework__project", "indicator__definition", "period")
    value = get_object_or_404(values.select_related(*related), uuid=uuid)
    require(rules.can_take_away(request.user, value))
    if request.method == "POST":
        actions.take_away(value, by=actor(request))
        messages.success(request, _("The value is taken back."))
        return redirect(value)
    return confirm_page(
        request,
        title=_("Take back this value?"),
        lead=_("%(indicator)s: it no longer counts; the history keeps it.")
        % {"indicator": value.indicator},
        submit_label=_("Take back"),
        cancel_url=value.get_absolute_url(),
    )
