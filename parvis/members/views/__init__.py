"""Pages of the directory."""

from .contact import (
    contact_confirm,
    contact_confirm_all,
    contact_create,
    contact_edit,
    contact_remove,
)
from .country import country_detail, country_list
from .mandate import mandate_create, mandate_edit, mandate_end, mandate_restore
from .membership import membership_create, membership_edit, membership_restore
from .office import office_create, office_detail, office_edit, office_restore
from .organisation import (
    organisation_card,
    organisation_create,
    organisation_detail,
    organisation_edit,
    organisation_restore,
)
from .organisation_list import organisation_list
from .person import (
    person_card,
    person_create,
    person_detail,
    person_edit,
    person_link,
    person_restore,
)
from .person_list import person_list

__all__ = [
    "contact_confirm",
    "contact_confirm_all",
    "contact_create",
    "contact_edit",
    "contact_remove",
    "country_detail",
    "country_list",
    "mandate_create",
    "mandate_edit",
    "mandate_end",
    "mandate_restore",
    "membership_create",
    "membership_edit",
    "membership_restore",
    "office_create",
    "office_detail",
    "office_edit",
    "office_restore",
    "organisation_card",
    "organisation_create",
    "organisation_detail",
    "organisation_edit",
    "organisation_list",
    "organisation_restore",
    "person_card",
    "person_create",
    "person_detail",
    "person_edit",
    "person_link",
    "person_list",
    "person_restore",
]
