"""Bringing back what was before, on the page that each room offers."""

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404
from django.urls import include, path

from parvis.config import urls
from parvis.journal import actions
from parvis.journal.models import Entry, Job
from parvis.journal.views import bring_back
from parvis.kit.refusing import Refused

from .factories import act, job

pytestmark = pytest.mark.django_db


def job_restore(request, key, sequence):
    return bring_back(request, get_object_or_404(Job, uuid=key), sequence)


urlpatterns = [
    path("restore/job/<uuid:key>/<int:sequence>/", job_restore, name="job_restore"),
    path("restore/<uuid:key>/<int:sequence>/", job_restore, name="user_restore"),
    path("", include(urls)),
]


class NameForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["name", "language"]


def edit(user, **values):
    return actions.save(NameForm(values, instance=user), by=user)


def test_an_edit_records_from_what_to_what(outsider):
    edit(outsider, name="Awa Ndiaye", language="fr")

    entry = Entry.objects.about(outsider).get()
    assert entry.verb == "user.changed"
    assert entry.changes == {"name": ["Outsider", "Awa Ndiaye"]}


def test_an_edit_that_changes_nothing_leaves_no_trace(outsider):
    edit(outsider, name="Outsider", language="fr")

    assert not Entry.objects.about(outsider).exists()


def test_only_what_the_entry_changed_comes_back(outsider):
    edit(outsider, name="Awa", language="fr")
    first = Entry.objects.about(outsider).get()
    edit(outsider, name="Awa", language="en")

    actions.restore(outsider, first, by=outsider)

    outsider.refresh_from_db()
    assert (outsider.name, outsider.language) == ("Outsider", "en")
    assert Entry.objects.about(outsider).first().verb == "user.restored"
    assert Entry.objects.about(outsider).first().details == {"entry": first.sequence}


def test_what_is_already_so_is_refused(outsider):
    entry = act(outsider, name=["Outsider", "Awa"])

    with pytest.raises(Refused, match="déjà comme avant"):
        actions.restore(outsider, entry, by=outsider)

    assert Entry.objects.count() == 1


def test_what_can_no_longer_be_is_refused(outsider, user_with):
    entry = act(outsider, email=["taken@demo.example", outsider.email])
    other = user_with()
    other.email = "taken@demo.example"
    other.save()

    with pytest.raises(Refused, match="n’est plus possible"):
        actions.restore(outsider, entry, by=outsider)

    outsider.refresh_from_db()
    assert outsider.email != "taken@demo.example"


def test_a_creation_cannot_be_brought_back(outsider):
    entry = act(outsider, verb="created", name=[None, "Awa"])

    with pytest.raises(Refused, match="n’a rien changé"):
        actions.restore(outsider, entry, by=outsider)


def test_the_page_shows_then_does(client, outsider, settings):
    settings.ROOT_URLCONF = __name__
    mine = job(outsider, "Now", state="done")
    entry = act(mine, label=["Before", "Now"])
    client.force_login(outsider)
    url = f"/restore/job/{mine.uuid}/{entry.sequence}/"

    asked = client.get(url)
    done = client.post(url)

    assert "<del>Now</del>" in asked.text
    assert "<ins>Before</ins>" in asked.text
    assert done.url == mine.get_absolute_url()
    assert Job.objects.get().label == "Before"


def test_the_entry_of_another_thing_is_not_found(client, outsider, settings):
    settings.ROOT_URLCONF = __name__
    mine = job(outsider, state="done")
    entry = act(outsider, name=["Before", "Outsider"])
    client.force_login(outsider)

    response = client.post(f"/restore/job/{mine.uuid}/{entry.sequence}/")

    assert response.status_code == 404


def test_what_is_removed_is_told_whole(outsider):
    mine = job(outsider, "Members as XLSX")

    actions.remove(mine, by=outsider, reason="asked by mistake")

    entry = Entry.objects.get()
    assert entry.verb == "job.removed"
    assert entry.changes["label"] == ["Members as XLSX", None]
    assert entry.details == {"reason": "asked by mistake"}
