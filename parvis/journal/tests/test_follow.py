"""Who is told of what happened, and what follows from it."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django_tasks_db.models import DBTaskResult

from parvis.journal import actions
from parvis.journal.chores import mail_what_waits
from parvis.journal.models import Notice
from parvis.journal.notices import notice
from parvis.journal.tasks import after, follow
from parvis.kit import clock

from .factories import act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sockets")]


@pytest.fixture
def no_smtp(monkeypatch):
    def down(self, messages):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    return monkeypatch


def test_each_is_told_in_their_language(outsider, secretary, django_capture_on_commit_callbacks):
    notice("user.changed")(lambda user: [user, secretary, secretary])
    outsider.language = "en"
    outsider.name = "N'Diaye & Co"
    outsider.save()

    with django_capture_on_commit_callbacks(execute=True):
        act(outsider, secretary)

    told = {letter.to[0]: letter for letter in mail.outbox}
    assert set(told) == {outsider.email, secretary.email}
    assert len(mail.outbox) == 2
    assert told[outsider.email].subject == "N'Diaye & Co: Change"
    assert told[secretary.email].subject == "N'Diaye & Co\xa0: Modification"
    assert told[secretary.email].extra_headers["Auto-Submitted"] == "auto-generated"
    assert told[secretary.email].extra_headers["Message-ID"].startswith("<notice-")
    assert "/journal/notices/" in told[secretary.email].body
    assert Notice.objects.filter(mailed_at__isnull=False).count() == 2


def test_told_once_however_often_it_runs(outsider):
    notice("user.changed")(lambda user: [user])
    entry = act(outsider)

    follow.call(entry=entry.pk)
    follow.call(entry=entry.pk)

    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1


def test_a_closed_account_is_not_told(outsider):
    notice("user.changed")(lambda user: [user])
    outsider.is_active = False
    outsider.save()

    follow.call(entry=act(outsider).pk)

    assert not Notice.objects.exists()
    assert not mail.outbox


def test_a_verb_that_nobody_waits_for_queues_nothing(outsider, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        act(outsider)

    assert not callbacks


def test_work_follows_with_the_thing_and_its_entry(outsider):
    done = []
    after("user.changed")(lambda user, entry: done.append((user, entry)))
    entry = act(outsider)

    follow.call(entry=entry.pk)

    assert done == [(outsider, entry)]


def test_one_failure_does_not_stop_the_rest(outsider):
    done = []
    after("user.changed")(lambda user, entry: 1 / 0)
    after("user.changed")(lambda user, entry: done.append(user))
    notice("user.changed")(lambda user: [user])

    with pytest.raises(ZeroDivisionError):
        follow.call(entry=act(outsider).pk)

    assert done == [outsider]
    assert len(mail.outbox) == 1


def test_of_what_is_gone_only_who_asks_for_the_entry_is_called(outsider, secretary):
    notice("user.removed")(lambda user: [user])
    notice("user.removed")(lambda user, entry: [secretary])
    entry = act(outsider, verb="removed")
    outsider.delete()

    follow.call(entry=entry.pk)

    assert [each.user for each in Notice.objects.all()] == [secretary]


def test_a_mail_that_cannot_leave_waits_for_the_next_hour(outsider, no_smtp):
    notice("user.changed")(lambda user: [user])
    with pytest.raises(smtplib.SMTPServerDisconnected):
        follow.call(entry=act(outsider).pk)
    assert Notice.objects.get().mailed_at is None
    no_smtp.undo()

    mail_what_waits()
    mail_what_waits()

    assert len(mail.outbox) == 1
    assert Notice.objects.get().mailed_at


def test_a_subject_is_one_line(outsider):
    notice("user.changed")(lambda user: [user])
    outsider.name = "Awa\r\nBcc: all@demo.example"
    outsider.save()

    follow.call(entry=act(outsider).pk)

    assert "\n" not in mail.outbox[0].subject
    assert "Bcc" not in mail.outbox[0].message()


def test_what_follows_is_queued_with_the_record_or_not_at_all(outsider, queue):
    notice("user.changed")(lambda user: [user])

    entry = act(outsider)

    assert DBTaskResult.objects.get().args_kwargs["kwargs"] == {"entry": entry.pk}


def test_many_acts_are_one_write(outsider, secretary, django_assert_max_num_queries):
    acts = [(outsider, {}, {"row": number}) for number in range(50)]

    with django_assert_max_num_queries(8):
        entries = actions.record_many("imported", acts, by=secretary)

    assert [entry.sequence for entry in entries] == list(range(1, 51))


def test_history_told_late_is_no_news(outsider, django_capture_on_commit_callbacks):
    notice("user.changed")(lambda user: [user])

    before_yesterday = clock.now() - timedelta(days=2)
    with django_capture_on_commit_callbacks(execute=True), clock.at(before_yesterday):
        act(outsider)

    assert not Notice.objects.exists()
    assert not mail.outbox
