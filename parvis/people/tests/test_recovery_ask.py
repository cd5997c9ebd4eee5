"""Somebody lost every way in."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from parvis.journal.models import Entry, Notice
from parvis.people.models import Recovery

from .factories import UserFactory

URL = "/account/recovery/"


def test_the_secretariat_and_the_person_are_told(
    client, secretary, director, project_officer, mailoutbox, django_capture_on_commit_callbacks
):
    lost = UserFactory(email="maire@ville.example", language="en")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(URL, {"email": "Maire@ville.example"})

    assert Recovery.objects.get().user == lost
    assert Entry.objects.get().verb == "recovery.asked"
    told = {notice.user for notice in Notice.objects.all()}
    assert told == {lost, secretary, director}
    subjects = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert subjects[lost.email] == "You asked for a new access"
    assert subjects[director.email] == f"{lost.name} demande un nouvel accès"
    assert len(mailoutbox) == 3


def test_known_and_unknown_addresses_get_the_same_answer(client, db):
    UserFactory(email="maire@ville.example")

    known = client.post(URL, {"email": "maire@ville.example"})
    unknown = client.post(URL, {"email": "personne@ville.example"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert known.url == reverse("people:recovery_asked")


def test_asking_again_changes_nothing(client, db, django_capture_on_commit_callbacks):
    UserFactory(email="maire@ville.example")

    with django_capture_on_commit_callbacks(execute=True):
        for _number in range(2):
            client.post(URL, {"email": "maire@ville.example"})

    assert Recovery.objects.count() == 1


def test_a_closed_account_is_not_recovered(client, django_capture_on_commit_callbacks, db):
    UserFactory(email="maire@ville.example", is_active=False)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(URL, {"email": "maire@ville.example"})

    assert not Recovery.objects.exists()


def test_one_place_waits_after_ten(db):
    answers = [
        Client().post(URL, {"email": f"p{number}@ville.example"}).status_code
        for number in range(11)
    ]

    assert answers == [302] * 10 + [429]
