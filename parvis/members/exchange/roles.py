"""The roles shipped with the code, or a network’s own, come in."""

from __future__ import annotations

from pathlib import Path

from parvis.kit.languages import LocalisedText
from parvis.members.models import RoleType
from parvis.terms.exchange import rows_of

SHIPPED_ROLES = Path(__file__).parents[1] / "data" / "roles.csv"


def load_roles(path: Path = SHIPPED_ROLES) -> int:
    """Load or refresh the roles that offices can have; returns how many."""
    roles = [_role(row) for row in rows_of(path)]
    fields = ["label_f", "label_m", "category", "is_head", "single_holder", "protocol_rank"]
    RoleType.objects.bulk_create(
        roles, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    return len(roles)


def _role(row: dict[str, str]) -> RoleType:
    return RoleType(
        code=row["code"],
        label_f=LocalisedText.of({"fr": row["fr_f"], "en": row["en_f"]}),
        label_m=LocalisedText.of({"fr": row["fr_m"], "en": row["en_m"]}),
        category=row["category"],
        is_head=row["is_head"] == "1",
        single_holder=row["single_holder"] == "1",
        protocol_rank=int(row["protocol_rank"]),
    )
