"""Numbers, money and days read as the reader's typography wants them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy, override

from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.ui import formats


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("fr", 1250000, "1\u202f250\u202f000"),
        ("fr", -1250, "-1\u202f250"),
        ("fr", Decimal("12345.50"), "12\u202f345,5"),
        ("en", 1250000, "1,250,000"),
        ("fr", 999, "999"),
        ("fr", None, ""),
    ],
)
def test_numbers(language, value, text):
    with override(language):
        assert formats.number(value) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1250000.3", "XOF", "1\u202f250\u202f000\u00a0XOF"),
        ("1250.50", "EUR", "1\u202f250,50\u00a0EUR"),
        ("1250.00", "EUR", "1\u202f250\u00a0EUR"),
    ],
)
def test_money(amount, currency, text):
    with override("fr"):
        assert formats.money(Decimal(amount), currency) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 2, 28), "28 févr. 2026"),
        (date(2026, 2, 1), "1er févr. 2026"),
        (date(2026, 2, 11), "11 févr. 2026"),
        (PartialDate(2026, 2), "févr. 2026"),
        (PartialDate(2026), "2026"),
        (None, ""),
    ],
)
def test_days(value, text):
    with override("fr"):
        assert formats.day(value).replace("\u00a0", " ") == text


def test_a_text_of_another_language_says_so():
    english = LocalisedText.of({"en": "Water & waste"})
    arabic = LocalisedText.of({"ar": "ماء"})

    with override("fr"):
        assert formats.localised(english) == '<span lang="en">Water &amp; waste</span>'
        assert 'lang="ar" dir="rtl"' in formats.localised(arabic)
    with override("en"):
        assert formats.localised(english) == "Water &amp; waste"


def test_a_translated_word_is_one_value():
    assert formats.shown(gettext_lazy("Late")) == "En retard"


def test_french_signs_keep_their_spaces():
    assert formats.narrow("Vrai ? « Oui » : 5 %") == (
        "Vrai\u202f? «\u00a0Oui\u00a0»\u00a0: 5\u202f%"
    )
    assert formats.narrow("<b>") == "&lt;b&gt;"


def test_shares():
    with override("fr"):
        assert formats.percent(0.255) == "25,5\u202f%"
