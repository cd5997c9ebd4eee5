"""What people do in the directory that is more than a plain edit."""

from .mandate import create_mandate, end_mandate
from .office import follow_office, save_office
from .person import link_account

__all__ = ["create_mandate", "end_mandate", "follow_office", "link_account", "save_office"]
