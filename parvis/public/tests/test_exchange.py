"""Texts that an installation begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from parvis.public.exchange import load_statements
from parvis.public.models import Statement

from .factories import StatementFactory

pytestmark = pytest.mark.django_db


def test_what_somebody_wrote_stays(tmp_path: Path):
    StatementFactory(code="about", body="À nous")
    file = tmp_path / "statements.csv"
    file.write_text("code,body_fr,body_en,source\nabout,Autre,Other,\nhome,Un réseau,A network,S\n")

    count = load_statements(file)

    assert count == 1
    assert str(Statement.objects.get(code="about").body) == "À nous"
    assert Statement.objects.get(code="home").body.in_("en") == "A network"
