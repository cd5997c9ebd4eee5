"""The page that shows each component in each of its states, for those who build."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from parvis.kit.refusing import require

from . import samples
from .lists import answer, page
from .maps import Map


@login_not_required
@require_safe
def components(request: HttpRequest) -> HttpResponseBase:
    """Every component; in the demonstration and in tests only."""
    require(settings.DEMO)
    filters = samples.CityFilters(request.GET)
    listing = page(
        request,
        samples.Rows(samples.LIST),  # type: ignore[arg-type]
        filters=filters,
        columns=samples.COLUMNS,
        per_page=15,
        noun=samples.CITIES,
        can_export=True,
        points=samples.point,
    )
    context = {
        "form": samples.SampleForm(),
        "wrong_form": samples.SampleForm({"title": "", "amount": "-3"}, prefix="wrong"),
        "charts": samples.charts(),
        "places": Map(map(samples.point, samples.LIST)),
        "steps": samples.STEPS,
        "deadlines": samples.DEADLINES,
    }
    return answer(request, "ui/components.html", listing, context)
