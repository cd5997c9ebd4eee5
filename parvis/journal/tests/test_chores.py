"""What returns by the clock, whoever looks at it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from parvis.journal.chores import chore, take, tick
from parvis.journal.figures import next_due
from parvis.journal.models import Rhythm
from parvis.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clockwork")]

PARIS = ZoneInfo("Europe/Paris")


def test_a_chore_is_done_when_first_met_then_waits(django_capture_on_commit_callbacks):
    done = []
    chore("daily")(lambda: done.append(1))

    with django_capture_on_commit_callbacks(execute=True):
        tick()
    with django_capture_on_commit_callbacks(execute=True):
        tick()

    assert done == [1]
    assert Rhythm.objects.get().due_at > clock.now()
    assert Rhythm.objects.get().last_ended_at


def test_two_workers_read_the_same_date_and_one_takes_it():
    chore("daily")(lambda: None)
    tick()
    Rhythm.objects.update(due_at=clock.now() - timedelta(minutes=1))
    as_both_read = Rhythm.objects.get()

    taken = [take(as_both_read), take(as_both_read)]

    assert taken == [1, 0]


def test_a_failure_is_noted_and_tried_again_within_the_hour(django_capture_on_commit_callbacks):
    def fail():
        raise ValueError("no network")

    chore("weekly")(fail)

    with django_capture_on_commit_callbacks(execute=True):
        tick()

    rhythm = Rhythm.objects.get()
    assert rhythm.last_error == "ValueError: no network"
    assert rhythm.due_at <= clock.now() + timedelta(hours=1)


def test_an_unknown_rhythm_is_said_at_once():
    with pytest.raises(KeyError):
        chore("sometimes")


@pytest.mark.parametrize(
    "rhythm, after, due",
    [
        ("hourly", "2026-11-24T12:34:56", "2026-11-24T13:00"),
        ("hourly", "2026-10-25T00:30", "2026-10-25T01:00"),
        ("daily", "2026-11-24T01:00", "2026-11-24T02:00"),
        ("daily", "2026-11-24T02:00", "2026-11-25T02:00"),
        ("daily", "2026-03-28T12:00", "2026-03-29T01:00"),
        ("weekly", "2026-11-24T12:00", "2026-11-30T02:00"),
        ("weekly", "2026-11-30T01:00", "2026-11-30T02:00"),
    ],
)
def test_the_night_is_the_network_s(rhythm, after, due):
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)

    found = next_due(rhythm, moment, PARIS)

    assert found == datetime.fromisoformat(due).replace(tzinfo=UTC)
