"""The standards' lists come in complete, in two languages, and again without harm."""

import pytest

from parvis.terms.exchange import country_by_name, load_standards, load_themes
from parvis.terms.models import Country, Goal, Sector, Theme

pytestmark = pytest.mark.django_db


def test_standards_load_and_load_again():
    first = load_standards()

    assert load_standards() == first == {"countries": 249, "goals": 186, "sectors": 325}
    assert Country.objects.count() == 249
    assert Goal.objects.filter(parent=None).count() == 17
    assert Goal.objects.get(code="11.4").parent.code == "11"
    assert Sector.objects.get(code="43030").name.exactly("fr")


def test_every_name_in_force_is_in_french():
    load_standards()

    for model in (Country, Goal, Sector):
        rows = model.objects.exclude(is_withdrawn=True) if model is Sector else model.objects.all()
        lacking = [row for row in rows if not row.name.exactly("fr")]
        assert lacking == []


def test_a_country_goes_by_either_name():
    load_standards()

    assert country_by_name("Germany").iso2 == "DE"
    assert country_by_name("cote d'ivoire").iso2 == "CI"
    assert country_by_name("Atlantide") is None


def test_a_network_brings_its_own_themes(tmp_path):
    path = tmp_path / "themes.csv"
    path.write_text("code,name_fr,name_en\nports,Ports,Harbours\n", encoding="utf-8")

    assert load_themes(path) == 1
    assert str(Theme.objects.get().name.exactly("en")) == "Harbours"
