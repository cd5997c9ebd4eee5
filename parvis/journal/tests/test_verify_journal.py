"""`parvis verify_journal` names the first entry that is not as it was written."""

import io
import json
from importlib import import_module

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from parvis.journal import actions
from parvis.journal.models import Entry

from .factories import act

pytestmark = pytest.mark.django_db

TRIGGERS = import_module("parvis.journal.migrations.0002_append_only")


def verify():
    answer = io.StringIO()
    try:
        call_command("verify_journal", json=True, stdout=answer)
    except CommandError:
        return json.loads(answer.getvalue()), 1
    return json.loads(answer.getvalue()), 0


def tamper(statement, *values):
    """As someone would who may change the database itself."""
    with connection.cursor() as cursor:
        for removal in TRIGGERS.REMOVE[connection.vendor]:
            cursor.execute(removal)
        cursor.execute(statement, values)


@pytest.fixture
def three(outsider, secretary):
    return [
        act(outsider, secretary, name=["Awa Diop", "Awa Ndiaye"]),
        act(secretary),
        act(outsider, verb="removed"),
    ]


def test_it_holds(three):
    found, code = verify()

    assert found == {"holds": True, "entries": 3, "erased": 0, "last": three[-1].hash}
    assert code == 0


def test_an_empty_journal_holds():
    found, code = verify()

    assert (found["entries"], code) == (0, 0)


def test_what_is_erased_breaks_nothing(three, outsider):
    actions.erase(Entry.objects.about(outsider))

    found, code = verify()

    assert (found["erased"], code) == (2, 0)


@pytest.mark.parametrize(
    "statement, differs, entry",
    [
        (
            """UPDATE journal_entry SET payload = '{"label": "x"}' WHERE sequence = 1""",
            "payload",
            1,
        ),
        ("UPDATE journal_entry SET salt = 'x' WHERE sequence = 3", "payload", 3),
        ("UPDATE journal_entry SET actor_id = NULL WHERE sequence = 1", "facts", 1),
        ("UPDATE journal_entry SET verb = 'user.ended' WHERE sequence = 2", "facts", 2),
        ("UPDATE journal_entry SET hash = 'x' WHERE sequence = 2", "facts", 2),
        ("UPDATE journal_entry SET previous_hash = 'x' WHERE sequence = 2", "previous", 2),
        ("DELETE FROM journal_entry WHERE sequence = 2", "sequence", 3),
        ("DELETE FROM journal_entry WHERE sequence = 3", "end", 3),
        ("DELETE FROM journal_entry", "end", 1),
    ],
)
def test_tampering_is_named(three, statement, differs, entry):
    tamper(statement)

    found, code = verify()

    assert found == {"holds": False, "entry": entry, "differs": differs}
    assert code == 1


def test_it_says_so_in_a_sentence(three):
    tamper("UPDATE journal_entry SET verb = 'user.ended' WHERE sequence = 2")

    with pytest.raises(CommandError, match="acte 2"):
        call_command("verify_journal", stdout=io.StringIO())
