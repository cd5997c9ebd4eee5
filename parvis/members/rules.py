"""Who may keep the directory, and who may see how to reach whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from parvis.people.models import Duty
from parvis.people.rules import has_duty, is_secretariat

from .models import (
    ContactPoint,
    Mandate,
    Membership,
    Office,
    Organisation,
    Person,
    is_of_the_network,
    organisations_of,
)

if TYPE_CHECKING:
    from parvis.people.models import User

    Anyone = User | AnonymousUser
    Owner = Organisation | Office | Mandate | Person


def can_keep_directory(user: Anyone) -> bool:
    """Whether the person is charged with the directory: all that follows but contacts is theirs."""
    return has_duty(user, Duty.Kind.DIRECTORY)


def can_edit_organisation(user: Anyone, organisation: Organisation) -> bool:
    """The whole sheet: the directory's people."""
    return can_keep_directory(user)


def can_edit_website(user: Anyone, organisation: Organisation) -> bool:
    """The website: also whoever holds an office in it today."""
    return can_keep_directory(user) or organisation.pk in organisations_of(user)


def can_edit_person(user: Anyone, person: Person) -> bool:
    """The directory's people."""
    return can_keep_directory(user)


def can_edit_office(user: Anyone, office: Office) -> bool:
    """The directory's people."""
    return can_keep_directory(user)


def can_edit_mandate(user: Anyone, mandate: Mandate) -> bool:
    """The directory's people."""
    return can_keep_directory(user)


def can_end_mandate(user: Anyone, mandate: Mandate) -> bool:
    """The directory's people, while it goes on or its end lies ahead."""
    return can_keep_directory(user) and mandate.goes_on


def can_edit_membership(user: Anyone, membership: Membership) -> bool:
    """The directory's people."""
    return can_keep_directory(user)


def can_add_contact(user: Anyone, owner: Owner) -> bool:
    """The directory's people; an office holder for their own organisation and its offices."""
    if can_keep_directory(user):
        return True
    if isinstance(owner, Organisation):
        return owner.pk in organisations_of(user)
    return isinstance(owner, Office) and owner.organisation_id in organisations_of(user)


def can_edit_contact(user: Anyone, contact: ContactPoint) -> bool:
    """As whoever may add one to its owner; private ones are the directory's alone."""
    if contact.is_private:
        return can_keep_directory(user)
    return can_add_contact(user, contact.owner)


def can_confirm_contact(user: Anyone, contact: ContactPoint) -> bool:
    """Whoever may edit it, where it is not known to be dead: that is corrected, not confirmed."""
    return contact.works and can_edit_contact(user, contact)


def can_see_people(user: Anyone) -> bool:
    """The list of people is the network's own, not the public's."""
    return is_secretariat(user) or is_of_the_network(user)


def can_see_contacts(user: Anyone) -> bool:
    """Functional contacts are shown to the network."""
    return is_secretariat(user) or is_of_the_network(user)


def can_export_contacts(user: Anyone) -> bool:
    """Taking contacts away in bulk is the secretariat's, who prove themselves twice."""
    return is_secretariat(user)


def can_see_work(user: Anyone) -> bool:
    """What is missing, what ends soon, what is next: for who works with the directory."""
    return is_secretariat(user)
