"""A filter form whose state is the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from parvis.ui.formats import shown

LONGEST = 200
MOST = 50


@dataclass(frozen=True)
class Chip:
    """A filter that is on: what it says, and the address of the list without it."""

    label: Any
    value: Any
    url: str


class Filters(forms.Form):
    """Fields are filters; `narrow_<field>(queryset, value)` keeps the rows that match.

    A chip says what each one that is on asks for, hidden ones too, which a link from a figure
    turns on: `read_<field>(value)` says it where the value does not speak for itself.

    `common` names those shown at once, where there are many; the others wait behind one word.
    """

    common: tuple[str, ...] = ()

    def __init__(self, query: Any = None, **kwargs: Any) -> None:
        self.query = _bounded(query)
        kwargs.setdefault("label_suffix", "")
        super().__init__(self.query, **kwargs)
        for field in self.fields.values():
            field.required = False

    @cached_property
    def values(self) -> dict[str, Any]:
        """What each filter that is on asks for, cleaned."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {name: value for name, value in cleaned.items() if not _is_empty(value)}

    @property
    def at_once(self) -> list[forms.BoundField]:
        """The filters shown at once: the common ones, or all where none is named so."""
        return [field for field in self if self._is_common(field)]

    @property
    def behind(self) -> list[forms.BoundField]:
        """The filters that few people need."""
        return [field for field in self if not self._is_common(field)]

    @property
    def shows_behind(self) -> bool:
        """Whether one of those that few people need is on, or wrong."""
        return any(field.name in self.values or field.errors for field in self.behind)

    def _is_common(self, field: forms.BoundField) -> bool:
        return not self.common or field.is_hidden or field.name in self.common

    def apply(self, queryset: Any) -> Any:
        """The rows that pass all the filters that are on."""
        for name, value in self.values.items():
            narrow = getattr(self, f"narrow_{name}", None)
            if narrow is not None:
                queryset = narrow(queryset, value)
        return queryset

    def keeping(self, *left_out: str) -> QueryDict:
        """The query of the filters that are on, without the fields named."""
        kept = QueryDict(mutable=True)
        for name in self.fields:
            if name not in left_out and (values := [v for v in self.query.getlist(name) if v]):
                kept.setlist(name, values)
        return kept

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are on; each leads to the list without it."""
        made = []
        for name, value in self.values.items():
            field = self.fields[name]
            label = self[name].label
            if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
                made += self._chips_of_many(name, label)
            else:
                read = getattr(self, f"read_{name}", None)
                text = read(value) if read else _read(field, value)
                made.append(Chip(label, text, _url(self.keeping(name))))
        return made

    def _chips_of_many(self, name: str, label: Any) -> list[Chip]:
        texts = _texts(self.fields[name])
        raw = [value for value in self.query.getlist(name) if value]
        made = []
        for one in raw:
            rest = self.keeping(name)
            if others := [value for value in raw if value != one]:
                rest.setlist(name, others)
            made.append(Chip(label, texts.get(one, one), _url(rest)))
        return made


def _url(query: QueryDict) -> str:
    return f"?{query.urlencode()}" if query else "?"


def _texts(field: Any) -> dict[str, Any]:
    """Option value → its label, groups unfolded."""
    texts: dict[str, Any] = {}
    for value, label in field.widget.choices:
        if isinstance(label, list | tuple):
            texts.update({str(v): text for v, text in label})
        else:
            texts[str(value)] = label
    return texts


def _read(field: Any, value: Any) -> Any:
    if isinstance(value, bool):
        return ""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return _texts(field).get(str(value), value)
    return shown(value)


def _is_empty(value: Any) -> bool:
    if value is None or value is False or value == "":
        return True
    return hasattr(value, "__len__") and len(value) == 0


def _bounded(query: Any) -> QueryDict:
    """A copy without what no filter needs: endless values, NUL, thousands of repetitions."""
    bounded = QueryDict(mutable=True)
    if query is None:
        return bounded
    many = query if isinstance(query, QueryDict) else None
    for key in list(query)[:MOST]:
        values = many.getlist(key) if many is not None else [query[key]]
        short = (str(value).replace("\0", "")[:LONGEST] for value in values)
        bounded.setlist(key, list(dict.fromkeys(short))[:MOST])
    return bounded
