"""A column of a list: one value per row, shown on screen and in exports alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.constants import LOOKUP_SEP


@dataclass(frozen=True)
class Column:
    """What a list shows of each row.

    `value(row)` is a plain value; `link(row)` an address or ""; `sort` an `order_by` name or a
    tuple of them; a `hidden` column is shown when asked for; `state(row)` is the kind of a state.
    """

    code: str
    label: Any
    value: Callable[[Any], Any]
    link: Callable[[Any], str] | None = None
    sort: str | tuple[str, ...] = ""
    numeric: bool = False
    hidden: bool = False
    state: Callable[[Any], str] | None = None

    def order(self, queryset: QuerySet[Any], *, backwards: bool) -> QuerySet[Any]:
        """The rows sorted by this column; unknown values last, both ways and on both engines."""
        names = (self.sort,) if isinstance(self.sort, str) else self.sort
        terms: list[Any] = [_term(queryset, name, backwards=backwards) for name in names]
        return queryset.order_by(*terms, "-pk" if backwards else "pk")


def _term(queryset: QuerySet[Any], name: str, *, backwards: bool) -> Any:
    descends = name.startswith("-") != backwards
    path = name.removeprefix("-")
    if not _may_be_unknown(queryset, path):
        return f"-{path}" if descends else path
    return F(path).desc(nulls_last=True) if descends else F(path).asc(nulls_last=True)


def _may_be_unknown(queryset: QuerySet[Any], path: str) -> bool:
    """Whether the column can be NULL: only then is NULLS LAST worth losing an index for."""
    model: Any = queryset.model
    for part in path.split(LOOKUP_SEP):
        if part == "pk":
            return False
        field = next((f for f in model._meta.get_fields() if f.name == part), None)
        if field is None or field.null or field.one_to_many or field.many_to_many:
            return True
        model = field.related_model
    return False


def chosen(columns: Sequence[Column], codes: Sequence[str]) -> list[Column]:
    """The columns asked for by their codes, in the list's own order; the first always stays."""
    known = {column.code for column in columns} & set(codes)
    if not known:
        return [column for column in columns if not column.hidden]
    return [c for position, c in enumerate(columns) if c.code in known or not position]
