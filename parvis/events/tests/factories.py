"""Events to try things on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import factory

from parvis.events.models import Event, EventOrganiser, FeedToken, Tie
from parvis.journal.actions import record
from parvis.kit.dates import PartialDate
from parvis.kit.languages import LocalisedText
from parvis.members.tests.factories import OrganisationFactory
from parvis.strategy.models import KeyMoment, Node
from parvis.strategy.tests.factories import KeyMomentFactory, NodeFactory
from parvis.terms.tests.factories import CountryFactory

if TYPE_CHECKING:
    from tests.world import World


def day(text: str | None) -> PartialDate | None:
    """ "2020", "2020-03" or "2020-03-15" as a partial date."""
    return PartialDate.parse(text) if text else None


class EventFactory(factory.django.DjangoModelFactory):
    """A public webinar in 2099: `EventFactory(title="Congrès", start="2025-04-27")`."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    kind = Event.Kind.WEBINAR
    title = factory.Sequence(lambda n: f"Webinaire {n}")
    start = "2099-03-15"
    country = factory.SubFactory(CountryFactory)
    slug = factory.LazyAttribute(lambda o: Event.objects.free_slug(str(o.title)))

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        for name in ("title", "theme"):
            if isinstance(kwargs.get(name), str):
                kwargs[name] = LocalisedText.of({"fr": kwargs[name]})
        for name in ("start", "end"):
            if isinstance(kwargs.get(name), str):
                kwargs[name] = day(kwargs[name])
        return kwargs

    @factory.post_generation
    def themes(obj, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        if extracted:
            obj.themes.set(extracted)

    @factory.post_generation
    def organisers(obj, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        for position, name in enumerate(extracted or ()):
            EventOrganiser.objects.create(event=obj, name=name, position=position)


class FeedTokenFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FeedToken


def a_node(code: str = "T2", *themes: Any, parent: Node | None = None) -> Node:
    """A priority of the programme (an action below `parent`), on these themes."""
    title = LocalisedText.of({"fr": f"Priorité {code}"})
    node = NodeFactory(code=code, parent=parent, title=title)
    node.themes.set(themes)
    return node


def a_moment(node: Node, label: str = "Journée", month: int = 3, on: int = 20) -> KeyMoment:
    """A key moment of each year."""
    return KeyMomentFactory(node=node, label=LocalisedText.of({"fr": label}), month=month, day=on)


def tie(event: Event, node: Node, state: str = Tie.State.CONFIRMED) -> Tie:
    """What somebody said of an event."""
    return Tie.objects.create(event=event, node=node, state=state)


def settle(world: World) -> None:
    """A public congress of the member city, tied to the programme, and a changed title."""
    host = world.things.get("member") or OrganisationFactory(member=True)
    event = EventFactory(title="Congrès de Kindia", kind=Event.Kind.CONGRESS, host=host)
    node = Node.objects.first() or a_node()
    changes = {"city": ["", "Kindia"]}
    entry = record("changed", event, by=world.events, changes=changes)
    event.city = "Kindia"
    event.save()
    feed = FeedTokenFactory(user=world.city)
    world.things |= {"event": event, "event_node": node, "event_entry": entry, "feed": feed}


def examples(world: World) -> dict[str, dict[str, Any]]:
    """An event of the settled world for each address that takes one."""
    slug = {"slug": world.event.slug}
    tied = slug | {"code": world.event_node.code}
    return {
        "events:event_detail": slug,
        "events:event_calendar": slug,
        "events:event_edit": slug,
        "events:event_restore": slug | {"sequence": world.event_entry.sequence},
        "events:tie_confirm": tied,
        "events:tie_decline": tied,
        "events:calendar_personal": {"token": world.feed.token},
    }
