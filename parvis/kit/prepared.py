"""Queries asked at each page: their SQL is composed once, which costs more than asking it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connections
from django.db.models import QuerySet

Row = TypeVar("Row")
Values = ParamSpec("Values")
FIRST_NUMBER, FIRST_DAY = 2_000_000_000, date(2, 1, 1)  # an integer of four bytes holds it
FIRST_MOMENT = datetime(1, 2, 1, tzinfo=UTC)
KEYS_AT_ONCE, MOST_KEYS = 25, 10_000


def prepared(compose: Callable[Values, QuerySet[Any, Row]]) -> Callable[Values, list[Row]]:
    """Make a function that composes a queryset into one that answers its rows, each time faster.

    Its values are keys, texts, days and moments that go into the query as they are, never into an
    `if` or a slice, or a tuple of keys for `__in`. A boolean may decide how the query is made: each
    has its own SQL. Whatever else may change from one call to another (today, who asks) must be
    one of the values. No `prefetch_related`, which would keep the first values: ask a second
    prepared query.
    """
    known: dict[tuple[bool | int | None, ...], _Composed] = {}

    @wraps(compose)
    def rows(*values: Values.args, **named: Values.kwargs) -> list[Row]:
        if named or None in values:
            raise TypeError("A prepared query takes its values in their order, and never None.")
        given = [_padded(value) if isinstance(value, tuple) else value for value in values]
        shape = tuple(map(_shape, given))
        if shape not in known:
            marks = [_mark(value, position * MOST_KEYS) for position, value in enumerate(given)]
            known[shape] = _Composed.of(compose(*marks), _flat(marks))  # type: ignore[call-arg]
        return list(known[shape].asking(_flat(given)))

    return rows


def _padded(keys: tuple[Any, ...]) -> tuple[Any, ...]:
    """The keys with the last one repeated: few lengths, each with its own SQL."""
    if not keys:
        raise ValueError("A prepared query needs a key.")
    return keys + keys[-1:] * (-len(keys) % KEYS_AT_ONCE)


def _shape(value: Any) -> bool | int | None:
    """What of a value decides how the SQL is made."""
    return len(value) if isinstance(value, tuple) else value if isinstance(value, bool) else None


def _flat(values: Sequence[Any]) -> list[Any]:
    """The values one by one, those of tuples as well."""
    return [one for each in values for one in (each if isinstance(each, tuple) else (each,))]


def _mark(value: Any, position: int) -> Any:
    """What stands for a value while the SQL is composed: of its type, and found nowhere else."""
    if isinstance(value, tuple):
        return tuple(_mark(each, position + number) for number, each in enumerate(value))
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return FIRST_MOMENT + timedelta(days=position)
    if isinstance(value, date):
        return FIRST_DAY + timedelta(days=position)
    if isinstance(value, int):
        return FIRST_NUMBER + position
    return f"{{value {position}}}"


@dataclass(frozen=True)
class _Composed:
    """A queryset with its SQL, and which of its parameters stand for which value."""

    queryset: QuerySet[Any, Any]
    compiler: Any
    sql: str
    parameters: Sequence[Any]
    positions: Sequence[int | None]

    @classmethod
    def of(cls, queryset: QuerySet[Any, Any], marks: Sequence[Any]) -> _Composed:
        if queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise ValueError("A prepared query cannot prefetch: its values would be kept.")
        compiler: Any = queryset.query.get_compiler(queryset.db)
        sql, parameters = compiler.as_sql()
        adapt = compiler.connection.ops.adapt_unknown_value
        places = {
            adapt(mark): position
            for position, mark in enumerate(marks)
            if not isinstance(mark, bool)
        }
        return cls(queryset, compiler, sql, parameters, [places.get(each) for each in parameters])

    def asking(self, values: Sequence[Any]) -> QuerySet[Any, Any]:
        """The queryset for these values; it may be read, not narrowed further."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        adapt = compiler.connection.ops.adapt_unknown_value
        filled = tuple(
            own if position is None else adapt(values[position])
            for own, position in zip(self.parameters, self.positions, strict=True)
        )
        compiler.as_sql = lambda *_asked, **_named: (self.sql, filled)
        asked = self.queryset.all()
        asked.query.get_compiler = lambda *_asked, **_named: compiler  # type: ignore[method-assign]
        return asked
