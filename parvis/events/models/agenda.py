"""Which events: for whom, when, tied to what."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from parvis.kit import clock
from parvis.kit.dates import months_after
from parvis.kit.text import fold
from parvis.members.models import is_of_the_network
from parvis.people.rules import is_secretariat
from parvis.strategy.models import Node

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from parvis.people.models import User

    from .event import Event  # noqa: F401


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Each event says for whom it is: everybody, the network, the secretariat."""
        if is_secretariat(user):
            return self
        if is_of_the_network(user):
            return self.exclude(audience=self.model.Audience.SECRETARIAT)
        return self.filter(audience=self.model.Audience.PUBLIC)

    def upcoming(self, day: date | None = None) -> Self:
        """Not over on that day (today where none is given); a date still to fix counts."""
        to_fix = Q(starts_on__isnull=True, state__in=self.model.AHEAD)
        return self.filter(Q(ends_on__gte=day or clock.today()) | to_fix)

    def past(self, day: date | None = None) -> Self:
        """Over on that day; a date that nobody knows any more counts."""
        forgotten = Q(starts_on__isnull=True) & ~Q(state__in=self.model.AHEAD)
        return self.filter(Q(ends_on__lt=day or clock.today()) | forgotten)

    def that_hold(self) -> Self:
        """Without those that were cancelled or postponed."""
        return self.exclude(state__in=[self.model.State.CANCELLED, self.model.State.POSTPONED])

    def within(self, first: date, last: date) -> Self:
        """Those with a day in `[first, last]`."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def ahead(self, months: int) -> Self:
        """Those that hold and begin from today on, within so many months."""
        today = clock.today()
        period = (today, months_after(today, months))
        return self.that_hold().filter(starts_on__range=period)

    def to_close(self) -> Self:
        """Over, and nobody said yet whether they were held."""
        awaited = [self.model.State.PLANNED, self.model.State.CONFIRMED]
        return self.filter(ends_on__lt=clock.today(), state__in=awaited)

    def with_ties_to_confirm(self) -> Self:
        """Those of which a theme is a part's, and nobody said whether they serve it."""
        ties: Any = self.model._meta.get_field("ties").related_model
        said = ties._default_manager.order_by()
        said = said.filter(event=OuterRef(OuterRef("pk")), node=OuterRef("pk"))
        proposed = Node.objects.filter(~Exists(said), themes__events=OuterRef("pk"))
        return self.filter(Exists(proposed))

    def with_exact_days(self) -> Self:
        """Those of which the day is known, for calendars."""
        return self.filter(start__regex=r"^\d{4}-\d{2}-\d{2}$")

    def called(self, text: str) -> Self:
        """Those whose title, city, host or country has each of these words in it."""
        found = self
        for word in fold(text).split():
            place = Q(host__folded__contains=word) | Q(country__folded__contains=word)
            found = found.filter(Q(folded__contains=word) | Q(city__icontains=word) | place)
        return found

    def tied_under(self, node: Node) -> Self:
        """Those tied to a part of the programme or to one below it."""
        nodes = Node.objects.under(node).values("pk")
        tied = self.model.objects.filter(ties__state="confirmed", ties__node__in=nodes).order_by()
        return self.filter(pk__in=tied.values("pk"))

    def free_slug(self, title: str, day: date | None = None) -> str:
        """An address that no event has yet: its title, with its year where taken."""
        base = slugify(fold(title))[:90].strip("-") or "event"
        dated = f"{base}-{day.year}" if day and str(day.year) not in base else base
        taken = {
            "new",
            "calendar",
            *self.filter(slug__startswith=base).values_list("slug", flat=True),
        }
        places = [base, dated]
        numbered = (f"{dated}-{number}" for number in count(2))
        free = next((place for place in places if place not in taken), "")
        return free or next(place for place in numbered if place not in taken)
