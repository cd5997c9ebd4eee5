"""Texts that an installation begins with."""

from __future__ import annotations

from pathlib import Path

from parvis.kit.languages import LocalisedText
from parvis.terms.exchange import rows_of

from .models import Statement


def load_statements(path: Path) -> int:
    """Read `code,body_fr,body_en,source`; pages that somebody wrote already stay as they are."""
    count = 0
    for row in rows_of(path):
        body = {name[5:]: text for name, text in row.items() if name.startswith("body_")}
        _row, is_new = Statement.objects.get_or_create(
            code=row["code"],
            defaults={"body": LocalisedText.of(body), "source": row["source"]},
        )
        count += is_new
    return count
