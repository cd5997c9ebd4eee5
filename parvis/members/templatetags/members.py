"""`{% load members %}`: periods and standings in words."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from parvis.kit import clock
from parvis.kit.dated import Dated
from parvis.kit.dates import PartialDate, day_before
from parvis.members.models import Membership
from parvis.ui import formats

register = template.Library()

FULL, ASSOCIATE, HONORARY = Membership.Category.values


def last_day(end: PartialDate | None) -> PartialDate | None:
    """The last day of a period whose end is the first day after; a month or a year stays."""
    return PartialDate.of(day_before(end.first_day)) if end and end.day else end


@register.simple_tag
def stretch(start: PartialDate, end: PartialDate | None) -> str:
    """« depuis 2020 », « de 2020 à 2021 »: a gap between two mandates."""
    words = {"start": formats.day(start), "end": formats.day(end)}
    return (_("from %(start)s to %(end)s") if end else _("since %(start)s")) % words


@register.simple_tag
def period(dated: Dated) -> str:
    """« depuis 2009 », « de 2009 à 2014 », « attesté en 2011 »: as precise as what is known."""
    words = {
        "start": formats.day(dated.start),
        "end": formats.day(last_day(dated.end)),
        "attested": formats.day(dated.attested),
    }
    return _sentence(dated) % words


def _sentence(dated: Dated) -> str:
    if dated.start and dated.end:
        return _("from %(start)s to %(end)s")
    if dated.start:
        return _("since %(start)s")
    if dated.attested and dated.end:
        return _("attested in %(attested)s, until %(end)s")
    if dated.attested:
        return _("attested in %(attested)s")
    return _("until %(end)s") if dated.end else ""


@register.simple_tag
def standing(membership: Membership | None, ever: Sequence[Membership] = ()) -> SafeString:
    """« Membre titulaire depuis 2009 »: the membership of today, else whether it `ever` was one."""
    if membership is None:
        word = _("Former member") if any(_is_past(each) for each in ever) else _("Not a member")
        return formats.state("neutral", word)
    begins = membership.start
    told = _since(membership.category) if begins else membership.get_category_display()
    kind = "reached" if membership.is_confirmed else "waiting"
    return formats.state(kind, told % {"start": formats.day(begins)} if begins else told)


def _is_past(membership: Membership) -> bool:
    return membership.ends_on is not None and membership.ends_on <= clock.today()


def _since(category: str) -> str:
    return {
        FULL: _("Full member since %(start)s"),
        ASSOCIATE: _("Associate member since %(start)s"),
        HONORARY: _("Honorary member since %(start)s"),
    }[category]
