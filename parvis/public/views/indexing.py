"""What search engines read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from parvis.events.models import Event
from parvis.members.models import Organisation
from parvis.projects.models import Project
from parvis.public.figures import LARGEST_SITEMAP
from parvis.strategy.models import Node

CHUNK = 2000
PAGES = (
    "public:home",
    "public:about",
    "members:organisation_list",
    "members:country_list",
    "projects:project_list",
    "events:event_list",
    "strategy:programme_detail",
    "public:accessibility",
    "public:legal",
)
PRIVATE = ("/account/", "/desk/", "/journal/", "/files/", "/statements/", "/ui/")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Where to look, and where there is nothing to find."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in PRIVATE),
        "Disallow: /*?*export=",
        "Disallow: /*?*view=",
        "Disallow: /*?*sort=",
        f"Sitemap: {urljoin(settings.SITE_URL, reverse('public:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Every public page."""
    return StreamingHttpResponse(_sitemap(), content_type="application/xml; charset=utf-8")


def _sitemap() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for path in islice(_paths(), LARGEST_SITEMAP):
        yield f"<url><loc>{escape(urljoin(settings.SITE_URL, path))}</loc></url>\n"
    yield "</urlset>\n"


def _paths() -> Iterator[str]:
    """The addresses of what nobody needs to sign in for."""
    nobody = AnonymousUser()
    yield from (reverse(name) for name in PAGES)
    for node in Node.objects.visible_to(nobody).only("code"):
        yield node.get_absolute_url()
    countries = Organisation.objects.visible_to(nobody).order_by().values_list("country")
    for iso2 in sorted({key for (key,) in countries.distinct() if key}):
        yield reverse("members:country_detail", args=[iso2])
    for model in (Organisation, Project, Event):
        rows = model.objects.visible_to(nobody).only("slug").order_by("slug")
        for row in rows.iterator(chunk_size=CHUNK):
            yield row.get_absolute_url()
