"""The journal is the secretariat's to read, filter and take away."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse_lazy

from parvis.journal.models import Head

from .factories import act

pytestmark = pytest.mark.django_db

URL = reverse_lazy("journal:entry_list")


def test_the_secretariat_reads_what_happened(client, secretary, outsider):
    act(outsider, secretary, name=["Before", "After"])
    client.force_login(secretary)

    response = client.get(URL)

    assert "Outsider" in response.text
    assert "Directory" in response.text
    assert "1 acte" in response.text


def test_others_do_not_know_that_it_exists(client, outsider):
    client.force_login(outsider)

    response = client.get(URL)

    assert response.status_code == 404


def test_a_stranger_signs_in_first(client):
    response = client.get(URL)

    assert response.status_code == 302


@pytest.mark.parametrize(
    "query, found",
    [
        ("who=direct", 1),
        ("who=nobody", 0),
        ("noun=people.user", 2),
        ("what=removed", 1),
        ("about=outs", 2),
        ("since=2020-01-01", 2),
        ("since=2999-01-01", 0),
        ("until=2020-01-01", 0),
        ("noun=people.user&what=changed", 1),
        ("since=yesterday", 2),
        ("page=-1", 2),
        ("sort=password", 2),
    ],
)
def test_filters_are_in_the_address(client, secretary, outsider, query, found):
    act(outsider, secretary)
    act(outsider, verb="removed")
    client.force_login(secretary)

    response = client.get(f"{URL}?{query}")

    assert len(response.context["listing"].rows) == found


def test_it_is_exported_as_shown(client, secretary, outsider):
    act(outsider, secretary)
    client.force_login(secretary)

    response = client.get(f"{URL}?export=csv")

    assert "Outsider" in b"".join(response).decode()


def test_three_acts_cost_the_queries_of_one(
    client, secretary, director, outsider, django_assert_max_num_queries, django_assert_num_queries
):
    act(outsider, secretary)
    client.force_login(secretary)
    client.get(URL)
    with django_assert_max_num_queries(12) as one:
        client.get(URL)
    act(director, outsider)
    act(secretary, director)

    with django_assert_num_queries(len(one)):
        response = client.get(URL)

    assert len(response.context["listing"].rows) == 3


def test_each_act_is_offered_once(client, secretary):
    for model in apps.get_models():
        if getattr(model, "verbs", None):
            Head.objects.create(subject_type=ContentType.objects.get_for_model(model), sequence=1)
    client.force_login(secretary)

    choices = client.get(URL).context["filters"].fields["what"].choices

    labels = [str(label) for _code, label in choices]
    assert len(labels) > 20
    assert sorted(set(labels)) == sorted(labels)


def test_the_secretariat_finds_it_in_the_menu_and_its_jobs_from_there(client, secretary, outsider):
    client.force_login(secretary)
    assert f'href="{URL}"' in client.get("/desk/").text
    assert f'href="{reverse_lazy("journal:job_list")}"' in client.get(URL).text

    client.force_login(outsider)

    assert f'href="{URL}"' not in client.get("/desk/").text
