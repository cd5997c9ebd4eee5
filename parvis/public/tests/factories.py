"""Statements to try things on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import factory

from parvis.journal.actions import record
from parvis.kit.languages import LocalisedText
from parvis.public.models import Statement

if TYPE_CHECKING:
    from tests.world import World


class StatementFactory(factory.django.DjangoModelFactory):
    """`StatementFactory(code="about", body="Nous sommes…")`."""

    class Meta:
        model = Statement

    code = "about"
    body = "Nous sommes un réseau."

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        if isinstance(kwargs["body"], str):
            kwargs["body"] = LocalisedText.of({"fr": kwargs["body"]})
        return kwargs


def settle(world: World) -> None:
    """A page with its own text, that was changed once."""
    statement = StatementFactory()
    before = LocalisedText.of({"fr": "Avant"}).to_json()
    changes = {"body": [before, statement.body.to_json()]}
    entry = record("changed", statement, by=world.communication, changes=changes)
    world.things |= {"statement": statement, "statement_entry": entry}


def examples(world: World) -> dict[str, dict[str, Any]]:
    """The settled page."""
    code = {"code": world.statement.code}
    return {
        "public:statement_edit": code,
        "public:statement_restore": code | {"sequence": world.statement_entry.sequence},
    }
