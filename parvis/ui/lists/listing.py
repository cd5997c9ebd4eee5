"""One list as asked for in the address: which rows, in which order, with which columns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from parvis.ui import formats

from .columns import Column, chosen
from .filters import Filters
from .rows import Header, headers, table_body

ROWS = ngettext_lazy("%(count)s row", "%(count)s rows", "count")
MANY = 1000
A_MINUTE = 60
FORMATS = {"csv": "CSV", "xlsx": "XLSX", "ods": "ODS"}


class Shown(int):
    """A count that reads as the reader's typography wants it, and still chooses the plural."""

    def __str__(self) -> str:
        return formats.number(int(self))


@dataclass(frozen=True)
class PageLink:
    """A link to one page of the list; `number` 0 stands for pages left out."""

    number: int
    url: str
    is_here: bool = False


@dataclass
class Listing:
    """What a list's page, its map and its exports are made from."""

    request: HttpRequest
    queryset: QuerySet[Any]
    filters: Filters
    all_columns: Sequence[Column]
    per_page: int = 25
    noun: Any = None
    can_export: bool = False
    vcards: Callable[[Iterable[Any]], Iterable[str]] | None = None
    points: Callable[[Any], Any] | None = None
    placed: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None
    complete: Callable[[list[Any]], None] | None = None

    def __post_init__(self) -> None:
        query = self.filters.query
        self.columns = chosen(self.all_columns, _codes(query))
        self.sort = _sort(query, self.all_columns)
        self.view = "map" if self.points and query.get("view") == "map" else "list"
        self.asked_page = _positive(query.get("page", ""))
        self.format = str(query.get("export", ""))

    @cached_property
    def sorted_rows(self) -> QuerySet[Any]:
        """All the rows, in the order asked for (else the queryset's own)."""
        code = self.sort.removeprefix("-")
        column = next((column for column in self.all_columns if column.code == code), None)
        if column is None:
            return self.queryset
        return column.order(self.queryset, backwards=self.sort.startswith("-"))

    @cached_property
    def rows(self) -> list[Any]:
        """The rows of this page."""
        start = (self.number - 1) * self.per_page
        return self.completed(self.sorted_rows[start : start + self.per_page])

    def completed(self, rows: Iterable[Any]) -> list[Any]:
        """Some rows with all that their columns need (`complete`)."""
        found = list(rows)
        if self.complete and found:
            self.complete(found)
        return found

    @cached_property
    def count(self) -> int:
        """How many rows there are in all; a first page that is not full needs no count.

        Counting thousands takes longer than showing a page: such a count may be a minute old.
        """
        if self.asked_page == 1 and len(self.rows) < self.per_page:
            return len(self.rows)
        known: int | None = cache.get(self._count_key)
        if known is None:
            known = int(self.queryset.count())
            if known > MANY:
                cache.set(self._count_key, known, A_MINUTE)
        return known

    @property
    def _count_key(self) -> str:
        """The same list, filtered alike, for the same person."""
        person = getattr(getattr(self.request, "user", None), "pk", None)
        asked = f"{person}{self.request.path}?{self._kept.urlencode()}"
        return f"lists.count.{hashlib.sha256(asked.encode()).hexdigest()}"

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.per_page))

    @property
    def number(self) -> int:
        """The page shown: the last one where the address asks for one beyond."""
        return 1 if self.asked_page == 1 else min(self.asked_page, self.pages)

    @cached_property
    def sentence(self) -> str:
        """« 38 organisations »."""
        noun = ROWS if self.noun is None else self.noun
        if callable(noun):
            return str(noun(self.count))
        return str(noun % {"count": Shown(self.count)})

    @cached_property
    def body(self) -> str:
        """The rows as HTML."""
        return table_body(self.rows, self.columns)

    @cached_property
    def headers(self) -> list[Header]:
        """The columns' heads, with the address that sorts by each."""
        return headers(self)

    def url(self, **changes: str) -> str:
        """The address of this list with other parameters ("" takes one out)."""
        query = self._kept.copy()
        own = {"sort": self.sort, "view": "" if self.view == "list" else self.view}
        if _codes(self.filters.query):
            own["columns"] = ",".join(column.code for column in self.columns)
        for key, value in (own | changes).items():
            if value:
                query[key] = value
        return f"?{query.urlencode(safe=',')}"

    @cached_property
    def _kept(self) -> QueryDict:
        return self.filters.keeping()

    @cached_property
    def map_url(self) -> str:
        return self.url(view="map") if self.points else ""

    @property
    def list_url(self) -> str:
        return self.url(view="")

    @property
    def is_map(self) -> bool:
        return self.view == "map"

    @property
    def title_more(self) -> str:
        """What tells the map and each further page of the list apart, after its title."""
        more = _(", map") if self.is_map else ""
        if self.number > 1:
            more += _(", page %(number)s") % {"number": formats.number(self.number)}
        return more

    @cached_property
    def exports(self) -> list[tuple[str, str]]:
        """Name and address of each export that this person may take."""
        if not self.can_export:
            return []
        offered = [(name, self.url(export=code, view="")) for code, name in FORMATS.items()]
        if self.vcards:
            offered.append(("vCard", self.url(export="vcf", view="")))
        return offered

    @cached_property
    def page_links(self) -> list[PageLink]:
        """First, last and the pages around this one."""
        if self.pages == 1:
            return []
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        links: list[PageLink] = []
        for number in sorted(n for n in near if 1 <= n <= self.pages):
            if links and number - links[-1].number > 1:
                links.append(PageLink(0, ""))
            links.append(PageLink(number, self._page_url(number), number == self.number))
        return links

    def _page_url(self, number: int) -> str:
        return self.url(page=str(number) if number > 1 else "")

    @property
    def previous_url(self) -> str:
        return self._page_url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self._page_url(self.number + 1) if self.number < self.pages else ""

    @cached_property
    def choices(self) -> list[tuple[Column, bool]]:
        """The columns that one may show or not, where the list has some to spare."""
        if not any(column.hidden for column in self.all_columns):
            return []
        shown = {column.code for column in self.columns}
        return [(column, column.code in shown) for column in self.all_columns[1:]]

    @property
    def kept_by_choices(self) -> list[tuple[str, str]]:
        """What the form that chooses columns must carry: the filters, the order, the view."""
        filters = [(key, value) for key, values in self._kept.lists() for value in values]
        own = [pair for pair in self.kept if pair[0] != "columns"]
        return [*filters, *own, ("columns", self.all_columns[0].code)]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form must carry besides its own fields."""
        own = [("sort", self.sort), ("view", "" if self.view == "list" else self.view)]
        if _codes(self.filters.query):
            own.append(("columns", ",".join(column.code for column in self.columns)))
        return [(key, value) for key, value in own if value]


def page(
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    filters: Filters,
    columns: Sequence[Column],
    per_page: int = 25,
    noun: Any = None,
    can_export: bool = False,
    vcards: Callable[[Iterable[Any]], Iterable[str]] | None = None,
    points: Callable[[Any], Any] | None = None,
    placed: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None,
    complete: Callable[[list[Any]], None] | None = None,
) -> Listing:
    """The list that the address asks for, over rows that `filters` already narrowed.

    `noun` is `ngettext_lazy("%(count)s city", "%(count)s cities", "count")` or a function of the
    count; `points(row)` a `maps.Point` or None, of all the rows, that `placed(queryset)` may
    lighten; `vcards(rows)` the cards of the rows; `complete(rows)` gives the rows of a page, or of
    a part of a file, what their columns need beside their own fields.
    """
    return Listing(
        request,
        queryset,
        filters,
        columns,
        per_page,
        noun,
        can_export,
        vcards,
        points,
        placed,
        complete,
    )


def _codes(query: QueryDict) -> list[str]:
    return [code for text in query.getlist("columns") for code in text.split(",") if code]


def _sort(query: QueryDict, columns: Sequence[Column]) -> str:
    """The sort asked for, where a column offers it; else ""."""
    asked = str(query.get("sort", ""))
    offered = {column.code for column in columns if column.sort}
    return asked if asked.removeprefix("-") in offered else ""


def _positive(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 1
