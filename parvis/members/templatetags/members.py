"""`{% load members %}`: periods and standings in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from parvis.kit import clock
from parvis.kit.dated import Dated
from parvis.kit.dates import PartialDate, day_before
from parvis.members.models import ContactPoint, Membership
from parvis.ui import formats
from parvis.ui.escaping import safe

register = template.Library()

# A day wants an article in French, a month or a year does not: « du 3 mai 2020 à 2024 ».
SINCE = {
    True: pgettext_lazy("since a day", "since %(start)s"),
    False: pgettext_lazy("since a month or a year", "since %(start)s"),
}
UNTIL = {
    True: pgettext_lazy("until a day", "until %(end)s"),
    False: pgettext_lazy("until a month or a year", "until %(end)s"),
}
ATTESTED = {
    True: pgettext_lazy("on a day", "attested on %(attested)s"),
    False: pgettext_lazy("in a month or a year", "attested in %(attested)s"),
}
FROM_TO = {
    (True, True): pgettext_lazy("from a day to a day", "from %(start)s to %(end)s"),
    (True, False): pgettext_lazy("from a day to a month or a year", "from %(start)s to %(end)s"),
    (False, True): pgettext_lazy("from a month or a year to a day", "from %(start)s to %(end)s"),
    (False, False): pgettext_lazy("from a month or a year to another", "from %(start)s to %(end)s"),
}


def last_day(end: PartialDate | None) -> PartialDate | None:
    """The last day of a period whose end is the first day after; a month or a year stays."""
    return PartialDate.of(day_before(end.first_day)) if end and end.day else end


@register.simple_tag
def stretch(start: PartialDate | None, end: PartialDate | None) -> str:
    """« depuis 2020 », « de 2020 à 2021 »: a mandate, or a gap between two; `end` is excluded."""
    end = last_day(end)
    words = {"start": formats.day(start), "end": formats.day(end)}
    if start and end:
        return str(FROM_TO[bool(start.day), bool(end.day)] % words)
    if start:
        return str(SINCE[bool(start.day)] % words)
    return str(UNTIL[bool(end.day)] % words) if end else ""


@register.simple_tag
def period(dated: Dated) -> str:
    """« depuis 2009 », « de 2009 à 2014 », « attesté en 2011 »: as precise as what is known."""
    if dated.start or not dated.attested:
        return stretch(dated.start, dated.end)
    told = ATTESTED[bool(dated.attested.day)] % {"attested": formats.day(dated.attested)}
    if not dated.end:
        return str(told)
    return _("%(attested)s, %(until)s") % {"attested": told, "until": stretch(None, dated.end)}


@register.simple_tag
def standing(membership: Membership | None, ever: Sequence[Membership] = ()) -> SafeString:
    """« Membre titulaire depuis 2009 »: the membership of today, else whether it `ever` was one."""
    if membership is None:
        word = _("Former member") if any(_is_past(each) for each in ever) else _("Not a member")
        return formats.state("neutral", word)
    category = membership.get_category_display()
    words = {"category": category, "since": stretch(membership.start, None)}
    told = _("%(category)s %(since)s") % words if membership.start else category
    return formats.state("reached" if membership.is_confirmed else "waiting", told)


@register.simple_tag(takes_context=True)
def contact(context: Context, shown: ContactPoint, can_change: bool = False) -> SafeString:
    """A contact with what one may do about it; in Python, as a sheet has dozens of them."""
    value, kind = safe(shown.value), safe(ContactPoint.Kind(shown.kind).label)
    label = f" – {safe(shown.label)}" if shown.label else ""
    linked = f'<a href="{safe(shown.href)}">{value}</a>' if shown.href else value
    parts = [f'<div class="contact"><span class="hint">{kind}{label}</span>', linked]
    if shown.is_private:
        parts.append(formats.state("waiting", _("Private")))
    if shown.state != ContactPoint.State.OK:
        parts.append(formats.state("late", shown.get_state_display()))
    if shown.is_checked:
        checked = _("checked on %(date)s") % {"date": formats.shown(shown.checked_on)}
        parts.append(f'<span class="hint">{safe(checked)}</span>')
    if can_change:
        parts += _changing(shown, value, str(context.get("csrf_token", "")))
    return mark_safe(" ".join((*parts, "</div>")))


def _changing(shown: ContactPoint, value: str, token: str) -> Iterator[str]:
    """The button that says it is right, and the way to edit it."""
    if shown.waits_for_a_word:
        confirm = reverse("members:contact_confirm", args=[shown.pk])
        right = safe(_("It is still right"))
        yield (
            f'<form method="post" action="{confirm}">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
            f'<button class="link">{right}'
            f'<span class="hidden"> – {value}</span></button></form>'
        )
    edit = reverse("members:contact_edit", args=[shown.pk])
    word = safe(_("Edit"))
    yield f'<a class="quiet" href="{edit}">{word}<span class="hidden"> {value}</span></a>'


def _is_past(membership: Membership) -> bool:
    return membership.ends_on is not None and membership.ends_on <= clock.today()
