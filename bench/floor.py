"""The floor: a bare Django view that renders as many rows of one table, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from parvis.members.models import Organisation

PAGE = """<!doctype html>
<html lang="fr"><head><title>{{ count }}</title></head><body><h1>{{ count }}</h1><table>
{% for row in rows %}<tr>
<td><a href="{% url "row" row.slug %}">{{ row.name }}</a></td><td>{{ row.country_id }}</td>
<td>{{ row.get_kind_display }}</td><td>{{ row.population }}</td><td>{{ row.population_year }}</td>
<td>{{ row.website }}</td><td>{{ row.default_language }}</td><td>{{ row.source }}</td>
</tr>{% endfor %}
</table></body></html>"""
template = engines["django"].from_string(PAGE)


@login_not_required
def rows(request: HttpRequest, count: int) -> HttpResponse:
    """The first rows of the table of organisations."""
    shown = Organisation.objects.order_by("folded")[:count]
    return HttpResponse(template.render({"rows": shown, "count": count}))


urlpatterns = [
    path("rows/<int:count>/", rows),
    path("row/<slug:slug>/", rows, name="row"),
]


def at_the_floor(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """The only middleware of the floor: it names the floor's addresses."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.floor"  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
