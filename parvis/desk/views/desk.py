"""What a signed-in person must do, then what moved since they were last here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from parvis.desk.figures import Visits
from parvis.desk.models import desk_of, news_of, news_of_city, todos_of
from parvis.kit import clock
from parvis.members.models import is_of_the_network

if TYPE_CHECKING:
    from parvis.people.models import User

A_YEAR = 365 * 24 * 3600  # seconds


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The desk of the secretariat, of a city, or a word for whoever has no part in anything."""
    user = cast("User", request.user)
    visits = _visits(request, user)
    context: dict[str, Any] = {"today": clock.today()}
    if user.is_secretariat:
        context |= {"todos": todos_of(user), "news": news_of(user, visits.last)}
        context["all_news_url"] = _journal_since(visits.last.date())
        template = "desk/desk.html"
    elif is_of_the_network(user):
        own = desk_of(user)
        context |= {"desk": own, "todos": own.todos, "news": news_of_city(user, visits.last)}
        template = "desk/desk_city.html"
    else:
        template = "desk/desk_no_access.html"
    response = render(request, template, context)
    _remember(response, user, visits)
    return response


def _journal_since(day: date) -> str:
    return f"{reverse('journal:entry_list')}?since={day}"


def _cookie_name() -> str:
    return "__Host-desk" if settings.SESSION_COOKIE_SECURE else "desk"


def _visits(request: HttpRequest, user: User) -> Visits:
    """Kept in the browser, sealed for this person, so that looking changes nothing here."""
    now = clock.now()
    kept = request.get_signed_cookie(_cookie_name(), "", salt=f"desk.{user.pk}")
    try:
        return Visits.read(str(kept), now).at(now)
    except ValueError:
        return Visits.first(now)


def _remember(response: HttpResponse, user: User, visits: Visits) -> None:
    response.set_signed_cookie(
        _cookie_name(),
        str(visits),
        salt=f"desk.{user.pk}",
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
