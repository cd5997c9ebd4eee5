"""The style sheet: light, readable in both lights, and it knows no left and no right."""

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static/ui"
SHEET = (STATIC / "parvis.css").read_text()


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", SHEET)
}


@pytest.mark.parametrize("ground", ["paper", "tint"])
@pytest.mark.parametrize("light", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "action", "waiting", "reached", "late"])
def test_every_ink_reads_on_every_ground(ink, light, ground):
    assert contrast(PAIRS[ink][light], PAIRS[ground][light]) >= 4.5


@pytest.mark.parametrize("light", [0, 1], ids=["light", "dark"])
def test_buttons_read(light):
    assert contrast(PAIRS["on-action"][light], PAIRS["action"][light]) >= 4.5


def test_old_browsers_get_the_light_colours():
    plain = dict(re.findall(r"--([\w-]+): (#\w{6});", SHEET))

    assert plain == {name: light for name, (light, _dark) in PAIRS.items()}


def test_the_colours_are_those_of_the_house():
    assert PAIRS["ink"][0] == "#1b1f3b"
    assert PAIRS["paper"][0] == "#fdfcf9"
    assert PAIRS["action"][0] == "#1f3fbf"
    assert PAIRS["waiting"][0] == "#b3541e"
    assert PAIRS["reached"][0] == "#1c6b48"
    assert PAIRS["late"][0] == "#a8201a"


def test_the_sheet_and_the_script_are_light():
    assert len(gzip.compress(SHEET.encode())) < 15 * 1024
    assert len((STATIC / "parvis.js").read_bytes()) < 6 * 1024


def test_directions_are_start_and_end():
    assert not re.search(r"\b(left|right)\b", SHEET)
