"""Who may change the programme, and who sees which figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parvis.members.models import is_of_the_network
from parvis.people.models import Duty
from parvis.people.rules import has_duty, is_secretariat

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    from .figures import Measure

    Somebody = User | AnonymousUser


def can_edit_programme(user: Somebody) -> bool:
    """Communication and the direction keep the programme's tree, links, dates and figures."""
    return has_duty(user, Duty.Kind.COMMUNICATION)


def can_see_measure(user: Somebody, measure: Measure) -> bool:
    """Public figures are everybody's; the others the secretariat's."""
    return measure.is_public or is_secretariat(user)


def can_open_list(user: Somebody, measure: Measure) -> bool:
    """The filters of some lists are the network's: their addresses are shown to it alone."""
    return measure.has_public_list or is_secretariat(user) or is_of_the_network(user)


def can_refresh_figures(user: Somebody) -> bool:
    """The whole secretariat may have the figures computed anew."""
    return is_secretariat(user)
