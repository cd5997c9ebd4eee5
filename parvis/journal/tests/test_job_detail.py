"""Long work: asked for once, carried out once, watched by who asked."""

import pytest
from django_tasks import task

from parvis.journal import actions
from parvis.journal.models import Job

from .factories import job

pytestmark = pytest.mark.django_db

seen = []


@task()
def count_members(job, upto):
    seen.append(upto)


def test_the_page_follows_the_work_by_itself(client, outsider):
    mine = job(outsider, total=40)
    actions.advance(mine, 10, message="Reading")
    client.force_login(outsider)

    response = client.get(mine.get_absolute_url())

    assert response["Refresh"] == "3"
    assert '<progress id="progress" max="40" value="10">' in response.text
    assert "10 sur 40" in response.text
    assert "Reading" in response.text


def test_once_ended_it_leads_to_the_result(client, outsider):
    mine = job(outsider, total=2)
    actions.carry_out(mine.uuid, lambda job: "/files/1/")
    client.force_login(outsider)

    response = client.get(mine.get_absolute_url())

    assert "Refresh" not in response
    assert 'href="/files/1/"' in response.text


def test_another_s_job_looks_like_none(client, outsider, director):
    mine = job(outsider)
    client.force_login(director)

    response = client.get(mine.get_absolute_url())

    assert response.status_code == 404


def test_a_stranger_signs_in_first(client, outsider):
    mine = job(outsider)

    response = client.get(mine.get_absolute_url())

    assert response.status_code == 302


def test_asked_twice_it_starts_once(outsider, secretary, django_capture_on_commit_callbacks):
    seen.clear()

    with django_capture_on_commit_callbacks(execute=True):
        first = actions.start("count", "Members", by=outsider, task=count_members, upto=3)
        again = actions.start("count", "Members", by=outsider, task=count_members, upto=3)
        other = actions.start("count", "Members", by=secretary)

    assert first == again
    assert other != first
    assert seen == [3]


def test_done_once_it_is_not_done_again(outsider):
    mine = job(outsider)
    runs = []

    for _time in range(2):
        actions.carry_out(mine.uuid, lambda job: runs.append(job.uuid))

    assert runs == [mine.uuid]
    assert Job.objects.get().state == "done"


def test_a_failure_is_told_and_may_be_tried_again(outsider):
    mine = job(outsider)

    with pytest.raises(ZeroDivisionError):
        actions.carry_out(mine.uuid, lambda job: str(1 / 0))

    mine.refresh_from_db()
    assert mine.state == "failed"
    assert mine.message
    assert mine.ended_at
    assert actions.carry_out(mine.uuid, lambda job: "").state == "done"
