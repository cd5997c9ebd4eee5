"""Organisations, the offices in them, who holds them and from when to when."""

from .certain import CertainlyDated, CertainQuerySet
from .contact import ContactPoint, ContactPointQuerySet, unchecked
from .identifier import Identifier
from .mandate import Mandate, MandateQuerySet
from .membership import Membership, MembershipQuerySet
from .office import Office, OfficeQuerySet, RoleType
from .organisation import Organisation, OrganisationQuerySet
from .person import Person, PersonName, PersonQuerySet, is_of_the_network, organisations_of

__all__ = [
    "CertainQuerySet",
    "CertainlyDated",
    "ContactPoint",
    "ContactPointQuerySet",
    "Identifier",
    "Mandate",
    "MandateQuerySet",
    "Membership",
    "MembershipQuerySet",
    "Office",
    "OfficeQuerySet",
    "Organisation",
    "OrganisationQuerySet",
    "Person",
    "PersonName",
    "PersonQuerySet",
    "RoleType",
    "is_of_the_network",
    "organisations_of",
    "unchecked",
]
