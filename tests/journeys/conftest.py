"""A real browser in front of the real site: `page` is a fresh visit, `phone` a narrow one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from parvis.people.models import User

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey is marked, and skipped in one clear word where there is no Chromium."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="needs chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Open the site: `visit(user, width=360)`; without a user, as anybody."""
    contexts = []

    def open_site(user: User | None = None, *, width: int = 1280, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            locale="fr-FR",
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
            )
        return context.new_page()

    yield open_site
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """Nobody, at a desk."""
    return visit()


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Page:
    """Nobody, on a phone."""
    return visit(width=360)
