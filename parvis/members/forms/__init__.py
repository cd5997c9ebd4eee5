"""What people write into the directory, and what they ask of its lists."""

from .contact import ContactForm
from .country_filters import CountryFilters
from .mandate import MandateCreateForm, MandateEndForm, MandateForm, telling_overlap
from .membership import MembershipForm
from .office import OfficeForm
from .organisation import OrganisationForm, WebsiteForm
from .organisation_filters import OrganisationFilters
from .person import AccountForm, PersonForm
from .person_filters import PersonFilters

__all__ = [
    "AccountForm",
    "ContactForm",
    "CountryFilters",
    "MandateCreateForm",
    "MandateEndForm",
    "MandateForm",
    "MembershipForm",
    "OfficeForm",
    "OrganisationFilters",
    "OrganisationForm",
    "PersonFilters",
    "PersonForm",
    "WebsiteForm",
    "telling_overlap",
]
