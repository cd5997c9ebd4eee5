"""Who may keep the agenda, and who reads it where."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

from parvis.members.models import Organisation, is_of_the_network
from parvis.people.models import Duty
from parvis.people.rules import has_duty, is_secretariat

from .figures import zone_of_country
from .models import Event, FeedToken

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    Somebody = User | AnonymousUser


def can_create(user: Somebody) -> bool:
    """Those who keep the agenda."""
    return has_duty(user, Duty.Kind.EVENTS)


def can_edit(user: Somebody, event: Event) -> bool:
    """Those who keep the agenda."""
    return has_duty(user, Duty.Kind.EVENTS)


def can_tie(user: Somebody, event: Event) -> bool:
    """Say what an event serves in the programme: those who keep the agenda."""
    return has_duty(user, Duty.Kind.EVENTS)


def can_read_notes(user: Somebody) -> bool:
    """Notes and history are the secretariat's."""
    return is_secretariat(user)


def can_revoke(user: Somebody, feed: FeedToken) -> bool:
    """One's own calendar address, while it works."""
    return feed.user_id == user.pk and feed.revoked_at is None


def zone_of(user: Somebody) -> ZoneInfo:
    """The zone in which a person reads hours: their city's country, else the network's seat."""
    default = settings.TIME_ZONE
    if not user.is_authenticated or is_secretariat(user) or not is_of_the_network(user):
        return ZoneInfo(default)
    iso2 = Organisation.objects.of(user).values_list("country", flat=True).first()
    return ZoneInfo(zone_of_country(iso2 or "", default))
