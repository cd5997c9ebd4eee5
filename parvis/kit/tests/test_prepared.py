"""A prepared query answers what the composed one would, whatever was asked before."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from parvis.kit.prepared import prepared


@prepared
def _kinds(room: str, is_first: bool, number: int) -> QuerySet[ContentType]:
    kinds = ContentType.objects.filter(app_label=room, pk__gt=number)
    return kinds.order_by("model" if is_first else "-model")[:1]


@pytest.mark.django_db
@pytest.mark.parametrize("room", ["people", "journal"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_values_of_this_call_count(room, is_first):
    models = sorted(ContentType.objects.filter(app_label=room).values_list("model", flat=True))

    answer = _kinds(room, is_first, 0)

    assert [each.model for each in answer] == [models[0 if is_first else -1]]
    assert _kinds(room, is_first, 999_999) == []


@pytest.mark.django_db
def test_a_prepared_query_costs_one_query(django_assert_num_queries):
    _kinds("people", True, 0)

    with django_assert_num_queries(1):
        _kinds("terms", True, 0)


@prepared
def _of_rooms(rooms: tuple[str, ...]) -> QuerySet[ContentType]:
    return ContentType.objects.filter(app_label__in=rooms)


@pytest.mark.django_db
@pytest.mark.parametrize("rooms", [("people",), ("journal", "terms"), ("people", "journal")])
def test_keys_may_be_several(rooms):
    assert {each.app_label for each in _of_rooms(rooms)} == set(rooms)


@prepared
def _rooms(day: date) -> QuerySet[ContentType]:
    return ContentType.objects.filter(entry__at__date__gt=day).prefetch_related("entry_set")


@pytest.mark.django_db
def test_what_would_keep_the_first_values_is_refused():
    with pytest.raises(ValueError, match="prefetch"):
        _rooms(date(2026, 11, 24))
