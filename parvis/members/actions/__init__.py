"""What people do in the directory that is more than a plain edit."""

from .contact import confirm_contacts, save_contact
from .mandate import create_mandate, end_mandate
from .office import follow_office, save_office
from .person import link_account

__all__ = [
    "confirm_contacts",
    "create_mandate",
    "end_mandate",
    "follow_office",
    "link_account",
    "save_contact",
    "save_office",
]
