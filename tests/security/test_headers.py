"""What every answer tells a browser in production, and where no answer ever leads."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse

from parvis.files.models import File
from parvis.kit.refusing import Refused
from tests.security.network import body
from tests.world import PASSWORD

HOST = "parvis.example"
# What needs a disk, a database or a proxy of production, and is tried in test_deployment.py.
ELSEWHERE = {
    "ROOT_URLCONF",
    "DATABASES",
    "CACHES",
    "STORAGES",
    "INSTALLED_APPS",
    "TASKS",
    "LOGGING",
    "TEMPLATES",
}
HOSTILE_TARGETS = [
    "https://x.example/",
    "//x.example/",
    "///x.example",
    "/\\x.example",
    "\\\\x.example",
    "http:x.example",
    "https:///x.example",
    "javascript:x()",
    "data:text/html,x",
    "https://parvis.example@x.example/",
    "https://parvis.example.x.example/",
    "http://[::1",
    "\thttps://x.example",
    "/%0d%0aLocation:%20https://x.example",
    "/\r\nLocation: https://x.example",
]
pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def refused(request: HttpRequest) -> HttpResponse:
    raise Refused("Not now.")


urlpatterns = [
    path("broken/", broken),
    path("refused/", refused, name="refused"),
    path("", include("parvis.config.urls")),
]
handler500 = "parvis.config.errors.server_error"


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of production, as far as they concern an answer."""
    name = "parvis.config.settings.production"
    monkeypatch.setenv("SECRET_KEY", "k" * 60)
    monkeypatch.setenv("ALLOWED_HOSTS", HOST)
    sys.modules.pop(name, None)
    module = importlib.import_module(name)
    sys.modules.pop(name, None)
    own = {key: value for key, value in vars(module).items() if key.isupper()}
    own = {key: value for key, value in own.items() if key not in ELSEWHERE}
    own["MIDDLEWARE"] = [each for each in own["MIDDLEWARE"] if "whitenoise" not in each]
    own["EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(**own, ROOT_URLCONF=__name__):
        yield


def browser(role=None) -> Client:
    client = Client(
        raise_request_exception=False,
        headers={"host": HOST, "x-forwarded-proto": "https"},
    )
    if role:
        client.force_login(role)
    return client


def sign_in(user) -> dict[str, str]:
    """What the sign-in form sends."""
    return {"login": user.email, "password": PASSWORD, "device": "shared"}


def answers(world) -> dict[str, HttpResponse]:
    """One answer of each kind."""
    file = File.objects.first()
    nobody, staff = browser(), browser(world.outsider)
    return {
        "public": nobody.get("/"),
        "list": nobody.get(reverse("members:organisation_list")),
        "export": nobody.get(reverse("members:organisation_list") + "?export=csv"),
        "calendar": nobody.get(reverse("events:calendar_feed")),
        "sign-in": nobody.get(reverse("account_login")),
        "private": staff.get(reverse("people:account_home")),
        "signed-in public": staff.get(reverse("members:organisation_list")),
        "file": browser(world.direction).get(f"/files/{file.uuid}/" if file else "/files/"),
        "404": nobody.get("/nowhere/"),
        "signed-in 404": staff.get("/nowhere/"),
        "500": staff.get("/broken/"),
        "405": staff.post(reverse("desk:desk")),
        "health": nobody.get("/health/live"),
    }


def test_every_answer_holds_the_browser_back(production, world):
    for kind, answer in answers(world).items():
        policy = answer.get("Content-Security-Policy", "")
        assert "unsafe" not in policy, kind
        assert "default-src 'none'" in policy, kind
        if kind != "file":
            for rule in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
                assert rule in policy, kind
        assert "includeSubDomains" in answer.get("Strict-Transport-Security", ""), kind
        assert int(answer["Strict-Transport-Security"].split("max-age=")[1].split(";")[0]) >= 31e6
        assert answer.get("X-Content-Type-Options") == "nosniff", kind
        assert answer.get("Referrer-Policy") in {"same-origin", "no-referrer"}, kind
        assert answer.get("Cross-Origin-Opener-Policy") == "same-origin", kind
        assert "camera=()" in answer.get("Permissions-Policy", ""), kind
        assert answer.get("X-Frame-Options") == "DENY", kind
        assert not {"Server", "X-Powered-By", "X-Queries"} & set(answer.headers), kind


def test_what_is_private_is_kept_nowhere(production, world):
    found = answers(world)

    private = ("sign-in", "private", "signed-in public", "file", "signed-in 404", "500")
    assert {k for k in private if "no-store" not in found[k].get("Cache-Control", "")} == set()
    assert {k for k in private if "public" in found[k].get("Cache-Control", "")} == set()


def test_cookies_belong_to_this_host_alone_and_to_no_script(production, world):
    client = browser()
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), sign_in(world.outsider))
    client.post(reverse("set_language"), {"language": "en"})

    given = client.cookies.values()
    assert {"__Host-session", "__Host-csrf", "__Host-language"} <= set(client.cookies)
    assert all(cookie.key.startswith("__Host-") for cookie in given)
    for cookie in given:
        assert cookie["secure"], cookie.key
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key
        assert (cookie["path"], cookie["domain"]) == ("/", ""), cookie.key


def test_nothing_broken_is_shown(production, world):
    answer = browser(world.outsider).get("/broken/")

    assert answer.status_code == 500
    assert "ZeroDivision" not in body(answer).decode()
    assert "Traceback" not in body(answer).decode()


@pytest.mark.parametrize("host", ["x.example", "parvis.example.x.example", "127.0.0.1", "", "a b"])
def test_another_hosts_name_is_refused(host, production):
    for path_ in ("/", reverse("account_login"), reverse("account_reset_password")):
        answer = browser().get(path_, headers={"host": host})
        told = browser().get(path_, headers={"host": HOST, "x-forwarded-host": "x.example"})

        assert answer.status_code == 400
        assert "x.example" not in body(told).decode()


def test_http_is_sent_to_https(production):
    answer = Client(headers={"host": HOST}).get("/members/?q=a")

    assert answer.status_code == 301
    assert answer["Location"] == f"https://{HOST}/members/?q=a"


@pytest.mark.parametrize("target", HOSTILE_TARGETS)
def test_no_next_leads_to_another_host(target, production, world):
    signed, nobody = browser(world.outsider), browser()
    answers = [
        nobody.get(reverse("account_login"), {"next": target}),
        signed.get(reverse("account_login"), {"next": target}),
        signed.get(reverse("account_reauthenticate"), {"next": target}),
        nobody.post(
            reverse("account_login"),
            sign_in(world.outsider) | {"next": target},
        ),
        nobody.post(reverse("set_language"), {"language": "fr", "next": target}),
        nobody.get(reverse("set_language"), {"next": target}),
        signed.post(reverse("account_logout"), {"next": target}),
    ]  # fmt: skip

    for answer in answers:
        location = answer.get("Location", "")
        own = location.removeprefix(f"https://{HOST}")
        assert answer.status_code in {200, 302}
        assert own == "" or (own.startswith("/") and not own.startswith(("//", "/\\"))), location
        assert "javascript:" not in body(answer).decode().replace(f'value="{target}"', "")


@pytest.mark.parametrize(
    "referer",
    [
        "https://x.example/",
        f"https://{HOST}//x.example/",
        f"https://{HOST}/\\x.example/",
        f"https://{HOST}@x.example/",
        "//x.example",
        "javascript:x()",
    ],
)
def test_a_refusal_leads_to_no_other_host(referer, production, world):
    answer = browser(world.outsider).post("/refused/", headers={"referer": referer})

    location = answer.get("Location", "/")
    assert answer.status_code in {302, 409}
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
