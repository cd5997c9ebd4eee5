"""Texts as blocks: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LARGEST_SITEMAP = 50_000  # addresses, as the protocol of sitemaps has it


@dataclass(frozen=True)
class Block:
    """A part of a text: a "heading", a "list" or a "paragraph", with its lines."""

    kind: str
    lines: list[str]


def blocks(text: str) -> Iterator[Block]:
    """Blocks are set apart by an empty line: "## A heading", "- one item a line", or plain text."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("## "):
            yield Block("heading", [lines[0].removeprefix("## ")])
            lines = lines[1:]
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            yield Block("list", [line.removeprefix("- ") for line in lines])
        else:
            yield Block("paragraph", lines)
