import pytest
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import get_messages
from django.db import OperationalError
from django.http import HttpResponse
from django.urls import path

from parvis.config.urls import urlpatterns as real
from parvis.kit.refusing import Refused


@login_not_required
def refusing(request):
    raise Refused("It is too late to withdraw this.")


@login_not_required
def public(request):
    return HttpResponse("public")


@login_not_required
def without_database(request):
    raise OperationalError("connection refused: awa@ville.example")


@login_not_required
def broken(request):
    raise ValueError("awa@ville.example")


urlpatterns = [
    path("refusing/", refusing),
    path("open/", public),
    path("away/", without_database),
    path("broken/", broken),
    *real,
]
handler500 = "parvis.config.errors.server_error"


@pytest.fixture(autouse=True)
def these_addresses(settings, db):
    settings.ROOT_URLCONF = __name__


def test_a_refusal_is_told_on_the_page_one_came_from(client):
    response = client.post("/refusing/", headers={"Referer": "http://testserver/open/?page=2#a"})

    assert response.url == "/open/?page=2"
    assert [str(m) for m in get_messages(response.wsgi_request)] == [
        "It is too late to withdraw this."
    ]


@pytest.mark.parametrize(
    "referer", ["", "https://elsewhere.example/open/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_a_refusal_never_leads_elsewhere(client, referer):
    response = client.post("/refusing/", headers={"Referer": referer})

    assert response.status_code == 409
    assert "It is too late to withdraw this." in response.text


def test_a_page_that_cannot_be_shown_now_says_why(client):
    response = client.get("/refusing/", headers={"Referer": "http://testserver/refusing/"})

    assert response.status_code == 409


def test_what_a_signed_in_person_sees_is_not_kept(client, outsider):
    client.force_login(outsider)

    response = client.get("/open/")

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_public_page_may_be_kept(client):
    response = client.get("/open/")

    assert "no-store" not in response.get("Cache-Control", "")


def test_a_page_about_signing_in_is_not_kept(client):
    response = client.get("/account/absent/")

    assert "no-store" in response["Cache-Control"]


def test_the_browser_is_told_the_rules_of_the_house(client):
    response = client.get("/open/")

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_a_database_that_is_away_is_told_as_such(client):
    client.raise_request_exception = False

    response = client.get("/away/")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "awa" not in response.text


def test_what_broke_is_not_shown(client):
    client.raise_request_exception = False

    response = client.get("/broken/")

    assert response.status_code == 500
    assert "awa" not in response.text
