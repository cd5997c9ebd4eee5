"""What comes into the directory and what goes out: roles, cards."""

from .cards import organisation_card, organisation_cards, person_card, person_cards
from .roles import SHIPPED_ROLES, load_roles

__all__ = [
    "SHIPPED_ROLES",
    "load_roles",
    "organisation_card",
    "organisation_cards",
    "person_card",
    "person_cards",
]
