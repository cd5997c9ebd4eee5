"""The chain: what an act leaves in it, and that nobody can rewrite it."""

import pytest
from django.db import DatabaseError, connection, transaction

from parvis.journal import actions
from parvis.journal.models import Entry

pytestmark = pytest.mark.django_db


def test_an_act_follows_the_one_before(secretary, outsider):
    first = actions.record("created", outsider, by=secretary)

    second = actions.record("changed", outsider, by=secretary, changes={"name": ["a", "b"]})

    assert second.sequence == first.sequence + 1
    assert second.previous_hash == first.hash
    assert Entry.objects.about(outsider).first().changes == {"name": ["a", "b"]}


@pytest.mark.parametrize(
    "column, value", [("verb", "user.flattered"), ("actor_id", None), ("payload", {"label": "x"})]
)
def test_what_happened_cannot_be_rewritten(secretary, column, value):
    entry = actions.record("changed", secretary, by=secretary)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**{column: value})

    assert Entry.objects.get(pk=entry.pk).verb == "user.changed"


def test_what_happened_cannot_be_deleted(secretary):
    entry = actions.record("changed", secretary, by=secretary)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("DELETE FROM journal_entry WHERE id = %s", [entry.pk])

    assert Entry.objects.filter(pk=entry.pk).exists()


def test_an_erased_person_leaves_only_the_fact(secretary):
    entry = actions.record("changed", secretary, by=secretary, changes={"name": ["a", "b"]})

    actions.erase(Entry.objects.about(secretary))

    erased = Entry.objects.get(pk=entry.pk)
    assert erased.is_erased
    assert erased.label == ""
    assert erased.verb == "user.changed"


def test_a_salt_alone_cannot_be_changed(secretary):
    entry = actions.record("changed", secretary, by=secretary)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(salt="other")

    assert Entry.objects.get(pk=entry.pk).salt == entry.salt
