"""What frames each page: the network's name, the words of the bar, who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_bidi

LONGEST = 2000


@dataclass(frozen=True)
class Word:
    """One word of the navigation."""

    label: Any
    url: str
    is_here: bool


@dataclass(frozen=True)
class Badge:
    """Something that waits for the signed-in person, with how many."""

    label: Any
    url: str
    count: int


Count = Callable[[Any], "Badge | None"]
_counters: list[Count] = []


def badge(count: Count) -> Count:
    """Show in the bar what the function `(user) -> Badge | None` returns (register in panels)."""
    _counters.append(count)
    return count


def address(name: str) -> str:
    """The path of a named address, or "" while no room answers there."""
    return _address(name, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=256)
def _address(name: str, urlconf: str | None, prefix: str) -> str:
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Variables of `ui/page.html`, for each page."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "network_name": settings.NETWORK_NAME,
        "network_short_name": settings.NETWORK_SHORT_NAME,
        "network_contact": settings.NETWORK_CONTACT,
        "site_url": settings.SITE_URL.rstrip("/"),
        "is_demo": getattr(settings, "DEMO", False),
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "frame": Frame(request),
    }


class Frame:
    """The bar at the top and the foot, computed where a page shows them."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.path = request.path
        self.languages = settings.LANGUAGES

    @property
    def full_path(self) -> str:
        """Where the person is, to come back to; without its query where that is endless."""
        path = self.request.get_full_path()
        return path if len(path) < LONGEST else self.path

    @cached_property
    def user(self) -> Any:
        """Who asks; None where a page is shown before that is known."""
        return getattr(self.request, "user", None)

    @cached_property
    def is_signed_in(self) -> bool:
        return bool(self.user and self.user.is_authenticated)

    @cached_property
    def bar(self) -> list[Word]:
        return self._words("bar")

    @cached_property
    def more(self) -> list[Word]:
        return self._words("more")

    @property
    def is_more_here(self) -> bool:
        return any(word.is_here for word in self.more)

    @cached_property
    def search(self) -> str:
        return address(settings.SEARCH_ADDRESS)

    @cached_property
    def sign_in(self) -> str:
        return address("account_login")

    @cached_property
    def sign_out(self) -> str:
        return address("account_logout")

    @cached_property
    def account(self) -> str:
        return address("people:account_home")

    @cached_property
    def set_language(self) -> str:
        return address("set_language")

    @cached_property
    def about(self) -> str:
        return address("public:about")

    @cached_property
    def accessibility(self) -> str:
        return address("public:accessibility")

    @cached_property
    def legal(self) -> str:
        return address("public:legal")

    @cached_property
    def badges(self) -> list[Badge]:
        """What waits for the person, where something does."""
        if not self.is_signed_in:
            return []
        made = (count(self.user) for count in _counters)
        return [each for each in made if each and each.count]

    def _sees(self, audience: str) -> bool:
        if audience == "all":
            return True
        if audience == "network":
            return self.is_signed_in
        return self.is_signed_in and bool(getattr(self.user, "is_secretariat", False))

    def _words(self, place: str) -> list[Word]:
        words = []
        navigation: list[dict[str, Any]] = settings.NAVIGATION
        for each in navigation:
            if each["place"] != place or not self._sees(each["audience"]):
                continue
            if url := address(each["address"]):
                words.append(Word(each["label"], url, self.path.startswith(url)))
        return words
