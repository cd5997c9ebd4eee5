"""The figures are computed anew, by a button and by the clock."""

from __future__ import annotations

import pytest

from parvis.journal.models import Job
from parvis.strategy.chores import refresh_the_figures
from parvis.strategy.models import Reading

from .factories import GaugeFactory

pytestmark = pytest.mark.django_db


def test_a_job_computes_them_and_says_how_far_it_is(
    client_of, secretary, node, django_capture_on_commit_callbacks
):
    GaugeFactory(node=node, measure="key_moments.ahead")

    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(secretary).post("/programme/figures/refresh/")

    job = Job.objects.get()
    assert response.url == job.get_absolute_url()
    assert job.state == Job.State.DONE
    assert job.done == job.total > 12
    assert Reading.objects.filter(node=node, measure="key_moments.ahead").exists()
    assert Reading.objects.filter(node=None, measure="members.women_heads").exists()


def test_the_clock_does_it_each_day(node, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        refresh_the_figures()
        refresh_the_figures()

    assert Reading.objects.filter(measure="members.count").count() == 1


def test_a_stranger_may_not(client_of, outsider):
    assert client_of(outsider).post("/programme/figures/refresh/").status_code == 404


def test_looking_starts_nothing(client_of, secretary):
    assert client_of(secretary).get("/programme/figures/refresh/").status_code == 405
    assert not Job.objects.exists()
