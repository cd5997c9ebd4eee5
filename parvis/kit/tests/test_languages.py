"""A text keeps all its versions and shows the reader's."""

from django.utils.translation import override

from parvis.kit.languages import LocalisedText, Narrative

CITY = LocalisedText.of({"fr": "Genève", "en": "Geneva"})


def test_shows_the_readers_language_else_the_original():
    with override("en"):
        assert str(CITY) == "Geneva"
    with override("es"):
        assert str(CITY) == "Genève"
    assert CITY.best("pt").language == "fr"


def test_keeps_duplicates_and_unknown_languages_for_iati():
    rows = [
        {"language": "", "text": "Water"},
        {"language": "fr", "text": "Eau"},
        {"language": "fr", "text": "L’eau", "status": "draft"},
    ]

    assert LocalisedText.from_json(rows).to_json() == rows


def test_a_version_is_replaced_in_its_place():
    changed = CITY.with_text("fr", "Genève (ville)")

    assert [n.text for n in changed.narratives] == ["Genève (ville)", "Geneva"]
    assert CITY.with_text("en", "").narratives == (Narrative("fr", "Genève"),)


def test_is_false_when_nothing_is_written():
    assert not LocalisedText()
    assert not LocalisedText.of({"fr": ""})
    assert CITY
