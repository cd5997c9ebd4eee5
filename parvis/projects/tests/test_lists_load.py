"""A network loads its own lists from a folder of tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from parvis.projects.models import Channel
from parvis.terms.models import Country, Rate, Region, Theme
from parvis.terms.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db
TABLES = {
    "regions.csv": "code,name_fr,name_en,countries\nsahel,Sahel,Sahel,SN ML\n",
    "themes.csv": "\ufeffcode,name_fr,name_en\neau,Eau,Water\nclimat, Climat ,Climate\n",
    "channels.csv": "code,name_fr,name_en,source\nfonds,Fonds,Fund,\n",
    "rates.csv": 'currency,day,per_euro,source\nVND,2026-01-31,"20000,5",Banque\n',
}


@pytest.fixture
def folder(tmp_path):
    for iso2 in ("SN", "ML"):
        CountryFactory(iso2=iso2)
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_table_is_loaded_once_however_often(folder):
    call_command("lists_load", folder, verbosity=0)
    call_command("lists_load", folder, verbosity=0)

    assert Country.objects.get(pk="ML").region == Region.objects.get(code="sahel")
    assert str(Theme.objects.get(code="climat")) == "Climat"
    assert str(Channel.objects.get()) == "Fonds"
    assert Rate.objects.get().value == (1 / Decimal("20000.5")).quantize(Decimal("1e-9"))


def test_a_table_that_is_not_there_is_left_out(folder, capsys):
    for name in ("regions.csv", "channels.csv", "rates.csv"):
        (folder / name).unlink()

    call_command("lists_load", folder)

    assert capsys.readouterr().out.strip() == "themes.csv: 2"
    assert not Channel.objects.exists()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("themes.csv", "code,name_fr\neau,Eau\n", "themes.csv, ligne 1, colonne « name_en »"),
        ("themes.csv", "code,name_fr,name_en\n,Eau,\n", "themes.csv, ligne 2, colonne « code »"),
        ("themes.csv", "code,name_fr,name_en\na b,Eau,\n", "ligne 2, colonne « code »"),
        ("themes.csv", "code,name_fr,name_en\na,A,\na,B,\n", "« a » y est deux fois"),
        ("themes.csv", "code,name_fr,name_en\na,,\n", "ligne 2, colonne « name_… »"),
        ("regions.csv", "code,name_fr,name_en,countries\na,A,A,SN XX\n", "« XX »"),
        ("rates.csv", "currency,day,per_euro,source\neuro,2026-01-31,1,B\n", "« currency »"),
        ("rates.csv", "currency,day,per_euro,source\nVND,31/01/2026,1,B\n", "« day »"),
        ("rates.csv", "currency,day,per_euro,source\nVND,2026-01-31,0,B\n", "« per_euro »"),
        ("rates.csv", "currency,day,per_euro,source\nVND,2026-01-31,a,B\n", "« per_euro »"),
        ("rates.csv", "currency,day,per_euro,source\nVND,2026-01-31,1,\n", "« source »"),
        ("rates.csv", "currency,day,per_euro,source\n" + "VND,2026-01-31,1,B\n" * 2, "« day »"),
    ],
)
def test_a_fault_is_told_by_its_place_and_nothing_is_loaded(folder, name, text, told):
    (folder / name).write_text(text, encoding="utf-8")

    with pytest.raises(CommandError) as fault:
        call_command("lists_load", folder)

    assert told in str(fault.value).replace("\xa0", " ")
    assert not Rate.objects.exists()


def test_a_folder_without_any_says_which_are_looked_for(tmp_path):
    with pytest.raises(CommandError, match=r"rates\.csv"):
        call_command("lists_load", tmp_path)
