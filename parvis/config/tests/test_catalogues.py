from textwrap import dedent

import pytest
from django.core.management import CommandError, call_command

from parvis.config import catalogues

PAGE = """\
<p>{% translate "Open" %}</p>
  {% blocktranslate trimmed count n=rows|length %}
    One city
  {% plural %}
    {{ n }} cities
  {% endblocktranslate %}
"""
CODE = 'LABEL = _("It\'s %(name)s!")\nSIGNED = pgettext("verb", "Open")\n'


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A house with one room, whose words are all still without French."""
    room = tmp_path / "parvis" / "harbours"
    (room / "templates" / "harbours").mkdir(parents=True)
    (room / "apps.py").write_text("")
    (room / "views.py").write_text(CODE)
    (room / "templates" / "harbours" / "harbour_list.html").write_text(PAGE)
    monkeypatch.setattr(catalogues, "HOUSE", tmp_path / "parvis")
    return room


def translate(room, **french):
    """Write French into the room's catalogue, as a person would."""
    path = catalogues.path_of(room)
    text = path.read_text()
    for source, words in french.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{words}"')
    path.write_text(text)


def words(room):
    return [message.id for message in catalogues.kept_in(room) if message.id]


def test_words_of_code_and_pages_are_found(room):
    catalogues.update()

    assert set(words(room)) == {
        "Open",
        "It's %(name)s!",
        ("One city", "%(n)s cities"),
    }


def test_a_place_has_its_file_and_line(room):
    found = [str(fault) for fault in catalogues.faults()]

    assert 'parvis/harbours/views.py:1: no French: "It\'s %(name)s!"' in found
    assert "parvis/harbours/templates/harbours/harbour_list.html:1: no French: 'Open'" in found


def test_french_is_kept_set_in_french_type_and_compiled(room):
    catalogues.update()
    translate(room, **{"It's %(name)s!": "C'est %(name)s !"})

    catalogues.update()
    written = catalogues.compile_all()

    kept = catalogues.kept_in(room).get("It's %(name)s!")
    assert kept.string == "C’est %(name)s\u202f!"
    assert [path.name for path in written] == ["django.mo"]


def test_what_another_room_says_is_proposed(room):
    catalogues.update()
    translate(room, **{"It's %(name)s!": "C’est %(name)s"})
    other = room.parent / "docks"
    other.mkdir()
    (other / "apps.py").write_text('_("It\'s %(name)s!")')

    catalogues.update()

    assert catalogues.kept_in(other).get("It's %(name)s!").string == "C’est %(name)s"


def test_a_placeholder_that_is_lost_is_told(room):
    catalogues.update()
    translate(room, **{"It's %(name)s!": "C’est %(nom)s"})

    assert any("other placeholders" in str(fault) for fault in catalogues.faults())


def test_a_message_no_longer_used_is_told_then_dropped(room):
    catalogues.update()
    (room / "views.py").write_text("")

    told = [fault.what for fault in catalogues.faults()]
    catalogues.update()

    assert told.count("no longer used") == 2
    assert set(words(room)) == {"Open", ("One city", "%(n)s cities")}


def test_french_in_two_ways_is_told(room):
    catalogues.update()
    translate(room, **{"It's %(name)s!": "C’est %(name)s"})
    other = room.parent / "docks"
    other.mkdir()
    (other / "apps.py").write_text('_("It\'s %(name)s!")')
    catalogues.update()
    path = catalogues.path_of(other)
    path.write_text(path.read_text().replace("C’est", "Voici"))

    assert any("two ways" in str(fault) for fault in catalogues.faults())


def test_the_check_fails_and_changes_nothing(room, capsys):
    with pytest.raises(CommandError, match="4 messages"):
        call_command("messages", check=True)

    assert not catalogues.path_of(room).exists()


def test_a_complete_room_passes(room):
    catalogues.update()
    path = catalogues.path_of(room)
    text = path.read_text()
    head, body = text.split("\n\n", 1)
    body = dedent(body).replace('msgstr[0] ""', 'msgstr[0] "Une ville"')
    body = body.replace('msgstr[1] ""', 'msgstr[1] "%(n)s villes"')
    body = body.replace('msgstr ""', 'msgstr "Ouvert %(name)s"', 1)
    body = body.replace('msgstr ""', 'msgstr "Ouvrir"')
    path.write_text(f"{head}\n\n{body}")

    left = [str(fault) for fault in catalogues.faults()]

    assert [line for line in left if "no French" in line] == []
