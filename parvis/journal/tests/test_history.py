"""The history at the foot of a sheet."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Engine, engines

from parvis.journal.models import readable

from .factories import act, job

pytestmark = pytest.mark.django_db


def shown(thing, user, rf, **context):
    engine: Engine = engines["django"].engine
    source = "{% load journal %}{% history thing restore=restore can_edit=can_edit %}"
    request = rf.get("/")
    request.user = user
    facts = {"request": request, "thing": thing, "restore": "", "can_edit": False} | context
    return engine.from_string(source).render(Context(facts))


def test_the_secretariat_reads_who_did_what(rf, secretary, outsider):
    act(outsider, verb="created", by=secretary, name=[None, "Awa Diop"])
    act(outsider, secretary, name=["Awa Diop", "Awa Ndiaye"], language=["fr", "en"])

    page = shown(outsider, secretary, rf)

    assert page.index("Modification") < page.index("Création")
    assert "<del>Awa Diop</del>" in page
    assert "Nom" in page
    assert "Directory" in page


def test_what_nobody_acted_on_tells_where_it_comes_from(rf, secretary, outsider):
    outsider.source = "https://registre.example/"

    page = shown(outsider, secretary, rf)

    assert "Rien n’a été modifié ici" in page
    assert 'href="https://registre.example/"' in page
    assert not shown(outsider, outsider, rf).strip()


def test_others_read_nothing(rf, outsider, user_with):
    act(outsider)

    assert "history" not in shown(outsider, outsider, rf)
    assert "history" not in shown(outsider, AnonymousUser(), rf)


def test_whoever_may_edit_reads_it_and_may_bring_back(rf, outsider, settings):
    entry = act(outsider, name=["Awa Diop", "Awa Ndiaye"])
    act(outsider, verb="created", name=[None, "Awa Diop"])
    settings.ROOT_URLCONF = "parvis.journal.tests.test_restore"

    page = shown(outsider, outsider, rf, restore="user_restore", can_edit=True)

    assert page.count("/restore/") == 1
    assert f"/restore/{outsider.uuid}/{entry.sequence}/" in page


def test_no_link_to_bring_back_for_who_may_only_read(rf, outsider, secretary, settings):
    act(outsider, name=["Awa Diop", "Awa Ndiaye"])
    settings.ROOT_URLCONF = "parvis.journal.tests.test_restore"

    page = shown(outsider, secretary, rf, restore="user_restore")

    assert "Awa Ndiaye" in page
    assert "/restore/" not in page


def test_an_unknown_verb_is_a_change(rf, outsider, secretary):
    act(outsider, verb="flattered")

    assert "Modification" in shown(outsider, secretary, rf)


def test_only_the_last_ten_and_the_way_to_the_rest(rf, outsider, secretary):
    for number in range(12):
        act(outsider, name=[f"N{number:02}", f"N{number + 1:02}"])

    page = shown(outsider, secretary, rf)

    assert page.count("<del>") == 10
    assert "<del>N00" not in page
    assert "noun=people.user" in page


def test_nothing_written_in_a_field_runs(rf, outsider, secretary):
    act(outsider, name=["<script>alert(1)</script>", "x"])

    assert "<script>" not in shown(outsider, secretary, rf)


def test_three_acts_cost_the_queries_of_one(
    rf, outsider, secretary, director, django_assert_num_queries
):
    notice = apps.get_model("journal", "Job")(asked_by=outsider, kind="x", label="y")
    notice.save()
    act(notice, secretary, asked_by=[outsider.pk, secretary.pk])
    assert secretary.is_secretariat
    with django_assert_num_queries(2):
        shown(notice, secretary, rf)
    act(notice, director, asked_by=[secretary.pk, director.pk])
    act(notice, outsider, asked_by=[director.pk, outsider.pk])

    with django_assert_num_queries(2):
        page = shown(notice, secretary, rf)

    assert page.count("<del>") == 3


@pytest.mark.parametrize(
    "model, field, stored, words",
    [
        ("journal.Job", "state", ["waiting", "done"], ["En attente", "Terminé"]),
        ("journal.Job", "total", [None, 12500], ["–", "12\u202f500"]),
        ("people.Duty", "start", ["2024", "2024-03-01"], ["2024", "1er\xa0mars\xa02024"]),
        ("people.User", "is_active", [True, False], ["Oui", "Non"]),
        ("people.User", "is_gone_since", ["a", "b"], ["a", "b"]),
        ("journal.Notice", "created_at", ["2024-03-01T12:00:00+00:00", ""], ["13:00", "–"]),
        ("journal.Job", "asked_by", [None, 987654], ["–", "retiré depuis"]),
        (
            "terms.Theme",
            "name",
            [
                [{"language": "fr", "text": "Eau"}],
                [{"language": "fr", "text": "Eau"}, {"language": "en", "text": "Water"}],
            ],
            ["Eau", "Water (English)"],
        ),
    ],
)
def test_values_are_words_that_people_read(model, field, stored, words):
    change = readable([(apps.get_model(model), {field: stored})])[0][0]

    assert words[0] in change.before
    assert words[1].casefold() in change.after.casefold()


def test_the_history_of_one_thing_is_not_another_s(rf, outsider, secretary):
    act(job(outsider), label=["Secret", "x"])

    assert "Secret" not in shown(outsider, secretary, rf)
