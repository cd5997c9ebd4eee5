"""The answer to a list's address: its page, or the file that the address asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from parvis.kit import clock
from parvis.ui import exports
from parvis.ui.maps import Map, Point

from .listing import Listing

CHUNK = 2000


def answer(
    request: HttpRequest,
    template: str,
    listing: Listing,
    context: Mapping[str, Any] | None = None,
) -> HttpResponseBase:
    """The page of a list, or with `?export=` the file of all its rows and of the columns shown."""
    if listing.format:
        return _file(listing)
    shown = {"listing": listing, "filters": listing.filters, **(context or {})}
    if listing.is_map:
        box = str(listing.filters.query.get("box", ""))
        shown["map"] = Map(_points(listing), box=box, closer=lambda box: listing.url(box=box))
    return render(request, template, shown)


def _rows(listing: Listing) -> Iterator[Any]:
    rows = listing.sorted_rows.iterator(chunk_size=CHUNK)
    while some := listing.completed(islice(rows, CHUNK)):
        yield from some


def _points(listing: Listing) -> Iterator[Point]:
    assert listing.points is not None
    rows = listing.placed(listing.queryset) if listing.placed else listing.queryset
    for row in rows.iterator(chunk_size=CHUNK):
        point = listing.points(row)
        if point is not None:
            yield point


def _file(listing: Listing) -> HttpResponseBase:
    if not listing.can_export:
        raise Http404
    match = listing.request.resolver_match
    name = f"{slugify((match and match.url_name) or 'list')}-{clock.today()}"
    if listing.format == "vcf" and listing.vcards is not None:
        cards = (card.encode() for card in listing.vcards(_rows(listing)))
        response = StreamingHttpResponse(cards, content_type="text/vcard; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.vcf"'
        return response
    if listing.format not in exports.WRITERS:
        raise Http404
    heads = [str(column.label) for column in listing.columns]
    lines = ([column.value(row) for column in listing.columns] for row in _rows(listing))
    return exports.response(listing.format, name, heads, lines)
