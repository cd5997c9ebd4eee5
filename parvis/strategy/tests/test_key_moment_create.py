"""A key moment is added."""

from __future__ import annotations

import pytest

from parvis.journal.models import Entry
from parvis.strategy.models import KeyMoment

pytestmark = pytest.mark.django_db

GIVEN = {"label_fr": "Forum", "rule": "yearly", "day": "11", "month": "11"}


def test_it_is_in_the_calendar_and_in_the_history_of_the_part(client_of, editor, node):
    response = client_of(editor).post("/programme/T1/key-moments/new/", GIVEN)

    moment = KeyMoment.objects.get()
    assert response.url == "/programme/T1/#key-moments"
    assert (moment.day, moment.month, moment.year) == (11, 11, None)
    assert Entry.objects.about(node).get().verb == "node.keymoment_added"


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "31", "month": "4"},
        {"day": "3", "month": ""},
        {"day": "3", "month": "13"},
        {"rule": "once", "year": ""},
    ],
)
def test_a_day_that_does_not_exist_is_told(client_of, editor, node, wrong):
    response = client_of(editor).post("/programme/T1/key-moments/new/", GIVEN | wrong)

    assert response.status_code == 200
    assert not KeyMoment.objects.exists()


def test_others_may_not(client_of, secretary, node):
    response = client_of(secretary).post("/programme/T1/key-moments/new/", GIVEN)

    assert response.status_code == 404
    assert not KeyMoment.objects.exists()
