"""What frames each page."""

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from parvis.ui import context, panels
from parvis.ui.context import Badge, Frame
from parvis.ui.panels import Panel


class Person:
    is_authenticated = True
    is_secretariat = False
    pk = 7

    def __str__(self):
        return "Claire"


def framed(path="/", user=None):
    request = RequestFactory().get(path)
    request.user = user
    return Frame(request)


@pytest.fixture
def words(settings):
    settings.NAVIGATION = [
        {"label": "Tous", "address": "ui:components", "place": "bar", "audience": "all"},
        {"label": "Réseau", "address": "ui:components", "place": "bar", "audience": "network"},
        {"label": "Siège", "address": "ui:components", "place": "bar", "audience": "secretariat"},
        {"label": "Bientôt", "address": "nowhere:yet", "place": "bar", "audience": "all"},
        {"label": "Autre", "address": "ui:components", "place": "more", "audience": "all"},
    ]


def test_each_sees_the_words_that_concern_them(words):
    secretary = Person()
    secretary.is_secretariat = True

    assert [w.label for w in framed().bar] == ["Tous"]
    assert [w.label for w in framed(user=Person()).bar] == ["Tous", "Réseau"]
    assert [w.label for w in framed(user=secretary).bar] == ["Tous", "Réseau", "Siège"]
    assert [w.label for w in framed().more] == ["Autre"]


def test_the_word_of_the_page_is_marked(words):
    assert framed("/ui/").bar[0].is_here
    assert framed("/ui/").is_more_here
    assert not framed("/elsewhere/").bar[0].is_here


def test_what_waits_is_counted_for_those_signed_in(monkeypatch):
    monkeypatch.setattr(context, "_counters", [lambda user: Badge("Avis", "/n/", 3)])

    assert framed().badges == []
    assert [badge.count for badge in framed(user=Person()).badges] == [3]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "429"])
def test_an_error_says_what_happened_and_what_to_do(name):
    request = RequestFactory().get("/x/")

    page = render_to_string(f"{name}.html", request=request)

    assert page.count("<h1>") == 1
    assert 'href="/"' in page
    assert "mailto:" in page


def test_the_page_of_a_broken_server_needs_nothing():
    page = render_to_string("500.html")

    assert "<h1>" in page
    assert "parvis.css" in page


def test_a_sheet_links_to_its_sections():
    template = Template(
        "{% sections %}{% section 'a' 'Un' %}x{% endsection %}"
        "{% section 'b' 'Deux' %}y{% endsection %}"
        "{% section 'c' 'Trois' %}z{% endsection %}{% endsections %}"
    )

    page = template.render(Context())

    assert page.index('href="#a"') < page.index('<section class="section" id="a"')
    assert 'aria-labelledby="c-title"' in page


def test_a_higher_room_hangs_a_box(monkeypatch):
    monkeypatch.setattr(panels, "_makers", panels.defaultdict(list))

    @panels.panel("test.thing", order=60)
    def second(thing, user):
        return Panel("Second", "ui/empty_panel.html")

    @panels.panel("test.thing", order=10)
    def first(thing, user):
        return Panel(f"First of {thing}", "ui/errors.html", {"links": [("a", "b")]}, "first")

    @panels.panel("test.thing")
    def absent(thing, user):
        return None

    assert [p.title for p in panels.panels_of("test.thing", "it", None)] == [
        "First of it",
        "Second",
    ]


def test_a_box_is_shown_in_its_page(monkeypatch):
    monkeypatch.setattr(panels, "_makers", panels.defaultdict(list))
    panels.panel("test.thing")(
        lambda thing, user: Panel("Projets", "ui/errors.html", {"links": [("a", "<b>")]}, "p")
    )
    request = RequestFactory().get("/")
    request.user = None

    page = Template("{% panels 'test.thing' thing %}").render(
        Context({"request": request, "thing": 1})
    )

    assert '<h2 id="p-title">Projets</h2>' in page
    assert "&lt;b&gt;" in page


def test_a_title_is_said_once_and_shown_twice():
    template = Template(
        "<title>{% page_title %}A &amp; <i>B</i>{% end_page_title %}</title>{% heading %}"
    )

    assert template.render(Context()) == ("<title>A &amp; B</title><h1>A &amp; <i>B</i></h1>")
