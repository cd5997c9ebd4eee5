"""Organisations, people, offices and mandates to try things on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import factory

from parvis.journal.actions import record
from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.members.models import (
    ContactPoint,
    Mandate,
    Membership,
    Office,
    Organisation,
    Person,
    RoleType,
)
from parvis.terms.tests.factories import CountryFactory

if TYPE_CHECKING:
    from tests.world import World


def day(text: str | None) -> PartialDate | None:
    """ "2020", "2020-03" or "2020-03-15" as a partial date."""
    return PartialDate.parse(text) if text else None


class RoleTypeFactory(factory.django.DjangoModelFactory):
    """`RoleTypeFactory(code="mayor")`; `is_head` follows the code unless given."""

    class Meta:
        model = RoleType
        django_get_or_create = ("code",)

    code = "mayor"
    label_f = factory.LazyAttribute(lambda o: LocalisedText.of({"fr": LABELS[o.code][0]}))
    label_m = factory.LazyAttribute(lambda o: LocalisedText.of({"fr": LABELS[o.code][1]}))
    category = factory.LazyAttribute(lambda o: LABELS[o.code][2])
    is_head = factory.LazyAttribute(lambda o: o.code in {"mayor", "governor"})
    single_holder = factory.LazyAttribute(lambda o: o.code in {"mayor", "governor", "ir_director"})
    protocol_rank = factory.Sequence(lambda n: 10 + n)


LABELS = {
    "mayor": ("Mairesse", "Maire", "elected"),
    "governor": ("Gouverneure", "Gouverneur", "elected"),
    "deputy_mayor": ("Adjointe au maire", "Adjoint au maire", "elected"),
    "ir_director": (
        "Directrice des relations internationales",
        "Directeur des relations internationales",
        "official",
    ),
    "technical_head": ("Directrice technique", "Directeur technique", "official"),
    "ambassador": ("Ambassadrice", "Ambassadeur", "diplomat"),
}


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A city, not a member: `OrganisationFactory(name="Dakar", member=True)` makes it one."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    kind = Organisation.Kind.CITY
    name = factory.Sequence(lambda n: f"Ville {n}")
    country = factory.SubFactory(CountryFactory)
    slug = factory.LazyAttribute(lambda o: Organisation.objects.free_slug(str(o.name), o.country))

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        if isinstance(kwargs["name"], str):
            kwargs["name"] = LocalisedText.of({"fr": kwargs["name"]})
        return kwargs

    @factory.post_generation
    def member(obj, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        """`member=True` since 2009, `member="2015"` since then."""
        if extracted:
            since = extracted if isinstance(extracted, str) else "2009"
            MembershipFactory(organisation=obj, start=day(since), **kwargs)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    start = PartialDate(2009)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    given_name = "Awa"
    family_name = factory.Sequence(lambda n: f"Diop {n}")
    gender = Person.Gender.FEMALE


class OfficeFactory(factory.django.DjangoModelFactory):
    """`OfficeFactory(role="ir_director")`; a mayor's office where no role is given."""

    class Meta:
        model = Office

    class Params:
        role = "mayor"

    organisation = factory.SubFactory(OrganisationFactory)
    role_type = factory.LazyAttribute(lambda o: RoleTypeFactory(code=o.role))
    unique_holder = factory.LazyAttribute(lambda o: o.role_type.single_holder)


class MandateFactory(factory.django.DjangoModelFactory):
    """`MandateFactory(office__organisation=city)`, since 2020 unless told otherwise."""

    class Meta:
        model = Mandate

    office = factory.SubFactory(OfficeFactory)
    person = factory.SubFactory(PersonFactory)
    start = PartialDate(2020)


class ContactFactory(factory.django.DjangoModelFactory):
    """`ContactFactory(organisation=…)`, or `office=`, `mandate=`, `person=`: exactly one."""

    class Meta:
        model = ContactPoint

    kind = ContactPoint.Kind.EMAIL
    value = factory.Sequence(lambda n: f"contact{n}@ville.example")


def settle(world: World) -> None:
    """A member city with its mayor and the desk of `world.city`, who is signed in for it."""
    city = OrganisationFactory(name="Kindia", member=True, population=181_126)
    mayor = MandateFactory(office__organisation=city)
    desk = OfficeFactory(organisation=city, role="ir_director")
    person = PersonFactory(given_name="Mariama", family_name="Bah", account=world.city)
    own = MandateFactory(office=desk, person=person)
    ContactFactory(office=desk)
    world.things |= {"member": city, "mayor": mayor, "desk_office": desk, "own_mandate": own}


def examples(world: World) -> dict[str, dict[str, Any]]:
    """For each address with arguments, a thing of the world to try it on."""
    city, office, mandate = world.member, world.mayor.office, world.mayor
    person = {"uuid": mandate.person.uuid}
    membership = city.memberships.get()
    contact = {"pk": world.desk_office.contacts.get().pk}
    slug = {"slug": city.slug}
    return {
        "members:organisation_detail": slug,
        "members:organisation_card": slug,
        "members:organisation_edit": slug,
        "members:organisation_restore": slug | {"sequence": _changed(city, "note")},
        "members:office_create": slug,
        "members:membership_create": slug,
        "members:membership_edit": {"pk": membership.pk},
        "members:membership_restore": {
            "pk": membership.pk,
            "sequence": _changed(membership, "source"),
        },
        "members:country_detail": {"iso2": city.country_id},
        "members:person_detail": person,
        "members:person_card": person,
        "members:person_edit": person,
        "members:person_link": person,
        "members:person_restore": person | {"sequence": _changed(mandate.person, "note")},
        "members:office_detail": {"uuid": office.uuid},
        "members:office_edit": {"uuid": office.uuid},
        "members:office_restore": {"uuid": office.uuid, "sequence": _changed(office, "source")},
        "members:mandate_create": {"uuid": office.uuid},
        "members:mandate_edit": {"uuid": mandate.uuid},
        "members:mandate_end": {"uuid": mandate.uuid},
        "members:mandate_restore": {
            "uuid": mandate.uuid,
            "sequence": _changed(mandate, "note"),
        },
        "members:contact_create": {"owner": "organisation", "key": city.slug},
        "members:contact_confirm": contact,
        "members:contact_confirm_all": slug,
        "members:contact_edit": contact,
        "members:contact_remove": contact,
    }


def _changed(thing: Any, field: str) -> int:
    """The number of a journal entry that says the field was "before" until now."""
    now = getattr(thing, field)
    return record("changed", thing, by=None, changes={field: ["before", now]}).sequence
