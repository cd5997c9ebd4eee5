"""Filters of the journal."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from parvis.ui.lists import Filters

from .models import EntryQuerySet, Head
from .models.entry import COMMON_VERBS


class EntryFilters(Filters):
    """Who, what, about what kind of thing, between which days."""

    about = forms.CharField(label=pgettext_lazy("journal", "About"))
    who = forms.CharField(label=pgettext_lazy("journal", "Who"))
    noun = forms.ChoiceField(label=pgettext_lazy("journal", "Kind"))
    what = forms.ChoiceField(label=pgettext_lazy("journal", "What"))
    since = forms.DateField(
        label=pgettext_lazy("journal", "From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=pgettext_lazy("journal", "Until"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, query: Any = None, **kwargs: Any) -> None:
        super().__init__(query, **kwargs)
        kinds = _kinds()
        nouns = sorted((capfirst(str(kind._meta.verbose_name)), key) for key, kind in kinds.items())
        self._choices("noun", [(key, label) for label, key in nouns])
        verbs = dict(COMMON_VERBS)
        for kind in kinds.values():
            verbs |= getattr(kind, "verbs", {})
        self._choices("what", sorted(verbs.items(), key=lambda item: str(item[1])))

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", pgettext_lazy("journal", "All")), *choices]

    def narrow_about(self, entries: EntryQuerySet, value: str) -> EntryQuerySet:
        return entries.filter(payload__label__icontains=value)

    def narrow_who(self, entries: EntryQuerySet, value: str) -> EntryQuerySet:
        return entries.filter(Q(actor__name__icontains=value) | Q(actor__email__icontains=value))

    def narrow_noun(self, entries: EntryQuerySet, value: str) -> EntryQuerySet:
        app, model = value.split(".")
        return entries.filter(subject_type=ContentType.objects.get_by_natural_key(app, model))

    def narrow_what(self, entries: EntryQuerySet, value: str) -> EntryQuerySet:
        return entries.filter(verb__endswith=f".{value}")

    def narrow_since(self, entries: EntryQuerySet, value: date) -> EntryQuerySet:
        return entries.filter(at__gte=_begin(value))

    def narrow_until(self, entries: EntryQuerySet, value: date) -> EntryQuerySet:
        return entries.filter(at__lt=_begin(value) + timedelta(days=1))


def _begin(day: date) -> datetime:
    """Midnight, on a day that still has a neighbour in every time zone."""
    day = min(max(day, date(1900, 1, 1)), date(9000, 1, 1))
    return timezone.make_aware(datetime.combine(day, time.min))


def _kinds() -> dict[str, Any]:
    """The models that the journal knows something about, by their label."""
    kinds = {}
    for head in Head.objects.values_list("subject_type", flat=True):
        model = ContentType.objects.get_for_id(head).model_class()
        if model:
            kinds[model._meta.label_lower] = model
    return kinds
