"""Lists keep their word whatever the address asks."""

import pytest
from django.http import Http404

from parvis.ui.lists import Column, Filters
from parvis.ui.maps import Point

from .factories import GroupFactory, answered, listing, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups():
    return GroupFactory.create_batch(60)


def test_a_list_shows_its_first_page_and_says_how_many(groups):
    page = text_of(answered())

    assert page.count("<tr><th scope=row>") == 25
    assert "60 lignes" in page
    assert 'href="?page=2"' in page


@pytest.mark.parametrize(
    ("query", "number", "rows"),
    [
        ("page=-1", 1, 25),
        ("page=0", 1, 25),
        ("page=abc", 1, 25),
        ("page=3", 3, 10),
        ("page=1000000000", 1, 25),
        ("page=999999999", 3, 10),
        ("page=²", 1, 25),
    ],
)
def test_a_page_that_does_not_exist_is_the_nearest_one(groups, query, number, rows):
    asked = listing(query)

    assert asked.number == number
    assert len(asked.rows) == rows


def test_one_sorts_by_what_the_columns_offer_only(groups):
    backwards = listing("sort=-name")
    unknown = listing("sort=permissions__codename")

    assert backwards.rows[0].name > backwards.rows[-1].name
    assert backwards.headers[0].aria_sort == "descending"
    assert unknown.sort == ""
    assert unknown.rows[0].name < unknown.rows[-1].name


def test_filters_narrow_and_each_can_be_taken_out(groups):
    GroupFactory(name="Zagreb")

    asked = listing("q=g&letters=z&letters=v&page=2&unknown=1")

    assert [group.name for group in asked.rows] == ["Zagreb"]
    assert asked.sentence == "1 ligne"
    assert [(chip.label, chip.url) for chip in asked.filters.chips] == [
        ("Nom", "?letters=z&letters=v"),
        ("Lettre", "?q=g&letters=v"),
        ("Lettre", "?q=g&letters=z"),
    ]


def test_what_a_filter_does_not_know_is_said_and_not_applied(groups):
    page = text_of(answered("letters=nothing"))

    assert "nothing" in page
    assert "60 lignes" in page


@pytest.mark.parametrize("query", [f"q={'a' * 100_000}", "q=%00", "&".join(["letters=a"] * 900)])
def test_an_endless_query_gets_a_short_answer(groups, query):
    page = text_of(answered(query))

    assert len(page) < 20_000


def test_nothing_found_says_what_to_do_next(groups):
    page = text_of(answered("q=nowhere"))

    assert "0 ligne" in page
    assert "Retirer tous les filtres" in page
    assert "<table" not in page


def test_columns_are_chosen_in_the_address(groups):
    asked = listing("columns=secret,length,password")

    assert [column.code for column in asked.columns] == ["name", "length", "secret"]
    assert "columns=name,length,secret" in asked.url(page="2")


def test_words_are_escaped_and_links_kept(db):
    GroupFactory(name="<script>alert(1)</script>")

    page = text_of(answered("letters=a"))

    assert "<script>alert" not in page
    assert "A &lt;b&gt;" in page


def test_a_list_of_3_costs_the_queries_of_1(django_assert_num_queries, db):
    GroupFactory()
    with django_assert_num_queries(1):
        text_of(answered())

    GroupFactory.create_batch(2)

    with django_assert_num_queries(1):
        text_of(answered())


def test_a_full_page_counts_once(django_assert_num_queries, groups):
    with django_assert_num_queries(2):
        text_of(answered("sort=name"))


def test_an_export_has_all_the_rows_and_the_columns_shown(groups):
    GroupFactory(name="=1+1")

    response = answered("export=csv&columns=secret&sort=-name", can_export=True)

    lines = text_of(response).lstrip("\ufeff").splitlines()
    assert lines[0] == "Nom;Note"
    assert len(lines) == 62
    assert lines[-1] == "'=1+1;note =1+1"
    assert "attachment" in response["Content-Disposition"]


def test_who_may_not_export_finds_nothing_there(groups):
    page = text_of(answered())

    assert "export=" not in page
    with pytest.raises(Http404):
        answered("export=csv")


def test_an_unknown_format_does_not_exist(groups):
    with pytest.raises(Http404):
        answered("export=exe", can_export=True)
    with pytest.raises(Http404):
        answered("export=vcf", can_export=True)


def test_cards_are_those_of_the_rows(groups):
    response = answered(
        "q=001&export=vcf", can_export=True, vcards=lambda rows: (f"[{g.name}]" for g in rows)
    )

    assert response["Content-Type"].startswith("text/vcard")
    assert text_of(response).count("[") == listing("q=001").count


def test_unknown_values_come_last_both_ways():
    column = Column("a", "A", str, sort=("name", "-permissions__codename"))

    query = str(column.order(GroupFactory._meta.model.objects.all(), backwards=False).query)

    assert "NULLS LAST" in query
    assert query.index("name") < query.index("NULLS LAST")


def test_a_form_of_filters_requires_nothing():
    assert all(not field.required for field in Filters().fields.values())


def test_a_map_takes_all_the_rows_as_light_as_they_can_be(groups):
    seen = []

    def placed(rows):
        seen.append(rows.count())
        return rows.only("name")

    page = text_of(
        answered("view=map", placed=placed, points=lambda g: Point(g.pk % 80, 2, g.name, "/g/"))
    )

    assert seen == [60]
    assert ", carte – " in page
    assert "world.svg#land" in page
    assert page.count("<tr><th scope=row>") == 25


def test_a_list_without_places_has_no_map(groups):
    assert "world.svg" not in text_of(answered("view=map"))
