"""A programme comes in from a folder of tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from parvis.journal.models import Entry
from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.exchange import WrongTable, load_programme
from parvis.strategy.models import Gauge, KeyMoment, Link, Node, Programme
from parvis.terms.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db

DEMO = Path(__file__).parents[3] / "demo" / "data"

NODES = """code,kind,parent,position,label_fr,label_en
P,plan,,1,Plan des ports 2025-2030,Ports plan 2025-2030
A1,axis,P,1,Quais,Quays
T1,priority,P,1,Égalité,Equality
T1.1,action,T1,1,Terrain,Field
"""
LINKS = """node,kind,label_fr,label_en,date_rule
T1,synergy,OIF,OIF,
T1,key_moment,Journée des femmes,Women's day,yearly 03-08
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "strategy-nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "strategy-links.csv").write_text(LINKS, encoding="utf-8")
    return tmp_path


def wrong(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    with translation.override("en"), pytest.raises(WrongTable) as caught:
        load_programme(folder)
    assert not Node.objects.exists()
    return str(caught.value)


def test_another_network_loads_its_own_tree(folder):
    call_command("programme_load", folder)

    programme = Programme.objects.get()
    assert (programme.first_year, programme.last_year) == (2025, 2030)
    assert list(Node.objects.values_list("code", flat=True)) == ["A1", "T1", "T1.1"]
    assert Node.objects.get(code="T1.1").title.in_("en") == "Field"
    assert KeyMoment.objects.get().month == 3
    assert Entry.objects.filter(verb="node.imported").count() == 3


def test_loaded_twice_nothing_is_there_twice(folder):
    load_programme(folder)
    again = load_programme(folder)

    assert not again.changed
    assert (Node.objects.count(), Link.objects.count(), KeyMoment.objects.count()) == (3, 1, 1)


def test_what_the_table_says_wins_and_the_rest_stays(folder):
    load_programme(folder)
    added = Link.objects.create(
        node=Node.objects.get(code="A1"), kind="funder", label=Link.objects.get().label
    )
    (folder / "strategy-nodes.csv").write_text(NODES.replace("Quais", "Bassins"), encoding="utf-8")

    changed = load_programme(folder).changed

    assert [node.code for node in changed.values()] == ["A1"]
    assert Node.objects.get(code="A1").title.in_("fr") == "Bassins"
    assert Link.objects.filter(pk=added.pk).exists()


def test_links_find_their_organisation(folder):
    partner = OrganisationFactory(name="Organisation internationale", acronym="OIF")

    load_programme(folder)

    assert Link.objects.get().organisation == partner


def test_a_name_that_two_bear_is_nobodys(folder):
    OrganisationFactory(name="OIF")
    OrganisationFactory(name="OIF")

    load_programme(folder)

    assert Link.objects.get().organisation is None


def test_themes_and_figures(folder):
    theme = ThemeFactory(code="egalites")
    (folder / "strategy-themes.csv").write_text("node,theme\nT1,egalites\n")
    (folder / "strategy-gauges.csv").write_text(
        "node,measure,position,scope,target,target_year,source\n"
        "T1,members.women_heads,1,network,50,2030,Plan\n"
    )

    load_programme(folder)

    gauge = Gauge.objects.get()
    assert list(gauge.node.themes.all()) == [theme]
    assert gauge.is_network_wide
    assert (gauge.measure, gauge.target, gauge.target_year) == ("members.women_heads", 50, 2030)


def test_faults_are_told_by_file_line_and_column(folder):
    bad_kind = NODES.replace("T1.1,action", "T1.1,dream")
    told = wrong(folder, "strategy-nodes.csv", bad_kind)
    assert told.startswith("strategy-nodes.csv, line 5, column “kind”: “dream”")

    bad_parent = NODES.replace("T1.1,action,T1,", "T1.1,action,Z9,")
    told = wrong(folder, "strategy-nodes.csv", bad_parent)
    assert "line 5, column “parent”" in told

    told = wrong(folder, "strategy-nodes.csv", NODES + "T1,axis,P,2,Encore,Again\n")
    assert "line 6, column “code”" in told

    told = wrong(folder, "strategy-nodes.csv", NODES.replace("P,plan", "P,axis"))
    assert "“plan”" in told

    told = wrong(folder, "strategy-nodes.csv", "code,kind\n")
    assert told.startswith("strategy-nodes.csv, line 1, column “parent”")


def test_faults_in_links_and_gauges(folder):
    told = wrong(folder, "strategy-links.csv", LINKS.replace("yearly 03-08", "yearly 02-31"))
    assert "line 3, column “date_rule”" in told

    told = wrong(folder, "strategy-links.csv", LINKS.replace("yearly 03-08", "sometimes"))
    assert "line 3, column “date_rule”: “sometimes”" in told

    (folder / "strategy-links.csv").write_text(LINKS)
    told = wrong(folder, "strategy-gauges.csv", "node,measure\nT1,members.no_such\n")
    assert "line 2, column “measure”" in told

    told = wrong(folder, "strategy-gauges.csv", "node,measure,target\nT1,members.women_heads,NaN\n")
    assert "line 2, column “target”" in told


def test_the_command_says_what_is_wrong(folder):
    (folder / "strategy-nodes.csv").write_text("code\n")

    with pytest.raises(CommandError, match="strategy-nodes"):
        call_command("programme_load", folder)


def test_the_demonstrations_programme(tmp_path):
    for line in (DEMO / "themes.csv").read_text().splitlines()[1:]:
        ThemeFactory(code=line.split(",")[0])

    loaded = load_programme(DEMO)

    kinds = [node.kind for node in loaded.nodes.values()]
    assert (kinds.count("stake"), kinds.count("axis"), kinds.count("priority")) == (6, 6, 9)
    assert load_programme(DEMO).changed == {}
