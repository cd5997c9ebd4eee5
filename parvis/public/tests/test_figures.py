"""Texts as blocks."""

from __future__ import annotations

import pytest

from parvis.public.figures import Block, blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Un\r\ndeux", [Block("paragraph", ["Un", "deux"])]),
        ("## Titre", [Block("heading", ["Titre"])]),
        ("## T\nsuite", [Block("heading", ["T"]), Block("paragraph", ["suite"])]),
        ("- a\n- b\n\n\n\nc", [Block("list", ["a", "b"]), Block("paragraph", ["c"])]),
    ],
)
def test_a_text_has_blocks(text: str, found: list[Block]):
    assert list(blocks(text)) == found
