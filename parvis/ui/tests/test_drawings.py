"""Charts and maps: drawn by the server, readable without seeing them."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import override

from parvis.ui.charts import Series, bars, line, share, stacked
from parvis.ui.maps import Map, Point, project

LABELS = ["Afrique <centrale>", "Europe", "Asie"]


def drawn(chart):
    return Template("{% chart chart %}").render(Context({"chart": chart}))


@pytest.mark.parametrize("draw", [bars, line, share, stacked])
def test_a_chart_has_a_name_and_the_table_of_its_values(draw):
    page = drawn(
        draw(
            "Membres",
            LABELS,
            [Series("Villes", [1250, None, 3])]
            if draw is not share
            else Series("Villes", [1250, None, 3]),
            "EUR",
        )
    )

    assert 'role="img" aria-label="Membres"' in page
    assert "<table>" in page
    assert "1\u202f250\u00a0EUR" in page
    assert "Afrique &lt;centrale&gt;" in page
    assert "style=" not in page
    assert "nan" not in page.lower().replace("finan", "")


def test_each_bar_may_lead_to_its_records():
    page = drawn(bars("Membres", LABELS, Series("Villes", [1, 2, 3]), urls=["/a/?x=1&y=2"] * 3))

    assert page.count('href="/a/?x=1&amp;y=2"') == 6
    assert 'role="group"' in page


def test_a_chart_turns_round_with_the_page():
    series = Series("Villes", [4, 2, 1])

    plain = drawn(bars("Membres", LABELS, series))
    with override("ar"):
        mirrored = drawn(bars("Membres", LABELS, series))

    assert 'x="0.00%"' in plain
    assert '<text x="100.00%"' in mirrored


@pytest.mark.parametrize("values", [[], [0], [None, None], [0.001, 0.002], [10**12, 1]])
def test_a_line_stands_any_values(values):
    labels = [str(n) for n in range(len(values))]

    page = drawn(line("Années", labels, Series("Projets", values)))

    heights = [float(y) for y in re.findall(r'cy="([-\d.]+)"', page)]
    assert all(20 <= height <= 195 for height in heights)


CITIES = [Point(6.37, 2.43, "Cotonou", "/cotonou/"), Point(14.69, -17.45, "Dakar", "/dakar/")]


def test_places_are_where_they_are():
    x, y = project(0, 0)

    assert (x, round(y)) == (500, 250)
    assert project(60, 0)[1] < project(10, 0)[1]
    assert project(0, 90)[0] > 700


def test_a_map_shows_its_places_and_lists_them():
    page = Template("{% map points 'Villes' %}").render(Context({"points": CITIES}))

    assert page.count('class="dot') == 2
    assert page.count('href="/dakar/"') == 2
    assert "<figcaption>Villes</figcaption>" in page
    assert page.index("Cotonou</a>") < page.index("Dakar</a>")


def test_many_places_are_few_dots():
    points = [
        Point(latitude / 7, longitude / 3, f"n{latitude}/{longitude}", f"/{latitude}/")
        for latitude in range(-60, 60)
        for longitude in range(-60, 60, 4)
    ]

    drawing = Map(points, closer=lambda box: f"?box={box}")

    assert len(drawing.dots) <= 110
    assert sum(len(group) for group in drawing._groups(5)) == len(points)
    assert all(dot.url for dot in drawing.dots)


def test_a_closer_look_keeps_what_is_in_the_box():
    everything = Map(CITIES)
    x, y = project(6.37, 2.43)

    closer = Map(CITIES, box=f"{x - 5:.0f}_{y - 5:.0f}_{x + 5:.0f}_{y + 5:.0f}")

    assert len(everything.dots) == 2
    assert [point.label for point in closer.points] == ["Cotonou"]
    assert closer.frame[2] < everything.frame[2] * 1.01


@pytest.mark.parametrize("box", ["", "a_b_c_d", "1_2_3", "nan_0_1_1", "1_2_3_4_5"])
def test_a_box_that_is_none_shows_everything(box):
    assert len(Map(CITIES, box=box).dots) == 2


def test_one_place_takes_half_the_height_and_no_title():
    several, alone = Map(CITIES), Map(CITIES[:1])

    page = Template("{% map points 'Cotonou' %}").render(Context({"points": CITIES[:1]}))

    assert alone.frame[3] / alone.frame[2] == several.frame[3] / several.frame[2] / 2
    assert "<figcaption>" not in page


def test_a_map_without_places_is_the_world():
    assert Map([]).view_box == "0.0 0.0 1000.0 430.0"


def test_the_outline_is_cut_at_the_antimeridian():
    outline = (Path(__file__).parents[1] / "static/ui/world.svg").read_text()

    steps = [
        int(n)
        for path in re.findall(r'd="([^"]+)"', outline)
        for piece in path.split("M")[1:]
        for n in re.findall(r"-?\d+", piece.split("l")[1])
    ]
    assert len(outline) < 40_000
    assert max(map(abs, steps)) < 1000
    assert HTMLParser().feed(outline) is None
