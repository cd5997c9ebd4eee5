"""Words that mean harm, stored or asked for, are shown as words and break nothing."""

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from parvis.journal.actions import record
from parvis.members.models import Organisation
from parvis.people.tasks import mail_password_reset
from tests.security import hostile
from tests.security.hostile import Look, poison
from tests.security.network import body, settled, told, two_cities

network = settled(two_cities)
pytestmark = pytest.mark.django_db
LISTS = (
    "members:organisation_list",
    "members:country_list",
    "members:person_list",
    "projects:project_list",
    "events:event_list",
    "journal:entry_list",
    "people:account_list",
)
ASKING = (
    *LISTS,
    "desk:search",
    "events:calendar_feed",
    "events:calendar_subscribe",
    "journal:notice_list",
    "journal:job_list",
    "strategy:measure_list",
    "strategy:key_moment_list",
    "strategy:node_create",
    "strategy:programme_detail",
    "members:organisation_create",
    "projects:project_create",
    "events:event_create",
    "public:home",
    "account_login",
)
OWN = "page sort columns view export box month as_of node under key_moments q to status when next"
EVERYTHING = "status=all&when=all"


@pytest.fixture
def poisoned(network):
    """Fill every field with a text for the time of a test."""
    with transaction.atomic():
        yield lambda text, **more: poison(text, **more)
        transaction.set_rollback(True)


def names_asked(page: str) -> list[str]:
    """The parameters that a page's own filters send."""
    return [*OWN.split(), *re.findall(r'name="([a-z_]+)"', page)]


@pytest.mark.parametrize("role", ["anonymous", "direction"])
def test_stored_markup_is_shown_as_words_on_every_page(role, network, poisoned):
    filled = poisoned(hostile.MARKUP)
    client, found, shown = network.client(role), [], 0
    more = [
        *(thing.get_absolute_url() for key, thing in network.things.items() if key != "feed_b"),
        *(f"{reverse(name)}?{EVERYTHING}&view=map" for name in LISTS),
        f"{reverse('events:event_list')}?view=calendar&month=2099-03",
        f"{reverse('desk:search')}?q=z",
    ]

    paths = [path for address, path in network.paths() if address.name != "account_logout"]
    for path in [*paths, *more]:
        response = client.get(path)
        text = told(response)
        if "html" not in response.get("Content-Type", ""):
            continue
        shown += "&lt;script&gt;x()" in text
        if (harm := Look(text).harm) or response.status_code >= 500 or "z49z" in text:
            found.append(f"{path}: {response.status_code} {harm[:3]}")

    assert filled > 40
    assert shown > 10
    assert not found


@pytest.mark.parametrize("role", ["anonymous", "direction"])
def test_no_question_in_an_address_breaks_a_page(role, network):
    client, found = network.client(role), []
    for name in ASKING:
        path = reverse(name)
        names = names_asked(told(client.get(path)))
        for value in hostile.QUERY:
            query = urlencode(dict.fromkeys(names, value))
            found += answers_well(client, f"{path}?{query}", value)

    assert not found


@pytest.mark.parametrize(
    "value", ["9" * 20, "9999-12-31", "0001-01-01", "\x00", "²", "-1", "31/12/9999"]
)
def test_no_single_parameter_breaks_a_list(value, network):
    client, found = network.client("direction"), []
    for name in LISTS:
        path = f"{reverse(name)}?{EVERYTHING}"
        for asked in dict.fromkeys(names_asked(told(client.get(path)))):
            found += answers_well(client, f"{path}&{urlencode({asked: value})}", value)

    assert not found


def answers_well(client, path: str, value: str) -> list[str]:
    """[] where a page answers soon and without breaking, else what it did."""
    began = time.process_time()
    with transaction.atomic():
        response = client.get(path)
        text = told(response)
        transaction.set_rollback(True)
    took = time.process_time() - began
    broken = response.status_code >= 500 or "z49z" in text or took > 2
    is_page = "html" in response.get("Content-Type", "")
    harm = Look(text).harm if is_page and "script" in value else []
    if not broken and not harm and "Set-Cookie: x" not in str(response.headers):
        return []
    return [f"{path[:120]} {value[:30]!r}: {response.status_code} {took:.1f} s {harm}"]


@pytest.mark.parametrize(
    "path",
    [
        "/programme/a%00b/",
        "/programme/figures/a%00b/",
        "/members/countries/a%00/",
        "/members/contacts/new/organisation/a%00b/",
        "/members/contacts/new/office/nothing/",
        "/account/invitation/a%00b/",
        "/account/recovery/link/a%00b/",
        "/account/password/reset/key/%00-a/",
        "/projects/indicators/99999999999999999999999999/",
        "/journal/99999999999999999999999999/",
        f"/journal/{'9' * 5000}/",
        "/projects/%C0%80/",
        "/%FF%FE/",
        "/agenda/calendar/urn:uuid/agenda.ics",
        "/programme/%F0%9F%92%A3/",
        "/programme/" + "a" * 5000 + "/",
        "//x.example/",
        "/files/../../etc/passwd",
    ],
)
def test_no_path_breaks_the_house(path, network):
    for role in ("anonymous", "direction"):
        with transaction.atomic():
            response = network.client(role).get(path)
            transaction.set_rollback(True)

        assert response.status_code < 500, role
        assert "x.example" not in response.get("Location", "")


@pytest.mark.parametrize(
    "value",
    ['"' + "\\000" * 32 + '"', "x" * 4000, '"\\042\\012a"', "../../etc/passwd", "é" * 32, "{}"],
)
def test_no_cookie_or_header_breaks_the_house(value, network):
    cookies = ("sessionid", "csrftoken", "django_language", "messages", "trusted", "allauth_trust")
    own = network.client("city").cookies["sessionid"].value
    plain = value.encode("ascii", "replace").decode()

    for path in ("/", reverse("account_login"), reverse("people:account_home")):
        for sent in ("; ".join(f"{name}={value}" for name in cookies), f"sessionid={own}"):
            headers = dict.fromkeys(
                ("accept-language", "x-request-id", "referer", "user-agent", "x-forwarded-for",
                 "if-none-match", "if-modified-since", "range", "accept", "origin"), plain
            )  # fmt: skip
            with transaction.atomic():
                client = network.client("anonymous")
                response = client.get(path, HTTP_COOKIE=sent, headers=headers)
                posted = client.post(path, {"login": "a"}, HTTP_COOKIE=sent, headers=headers)
                transaction.set_rollback(True)

            assert (response.status_code < 500, posted.status_code < 500) == (True, True)


@pytest.mark.parametrize("given", ["9" * 5000, "²", "\x00", "-1", str(10**30), "٣"])
def test_no_number_in_a_form_breaks_the_notices(given, network):
    with transaction.atomic():
        response = network.client("direction").post(
            reverse("journal:notice_read"), {"notice": given}
        )
        transaction.set_rollback(True)

    assert response.status_code == 302


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_an_export_is_a_formula(name, network, poisoned):
    poisoned(hostile.FORMULA, links="=x.example")
    record("changed", Organisation.objects.first(), by=None)
    client, path = network.client("direction"), f"{reverse(name)}?{EVERYTHING}"
    page = told(client.get(path))
    inputs = re.findall(r'<input[^>]*name="columns"[^>]*>', page)
    columns = ",".join(re.findall(r'value="([a-z_]+)"', " ".join(inputs)))

    files = {
        kind: client.get(f"{path}&columns={columns}&export={kind}")
        for kind in ("csv", "xlsx", "ods")
    }
    if "?export=csv" not in page and files["csv"].status_code == 404:
        pytest.skip("this list is not exported")

    text = body(files["csv"]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    risky = [c for c in cells if c[:1] in "=+-@\t\r＝＋－＠" and c]
    assert not [cell for cell in risky if not re.fullmatch(r"[+-]?[\d\s.,()]+", cell)]
    for kind, sign in (("xlsx", r"<f[ >]"), ("ods", "table:formula")):
        with zipfile.ZipFile(io.BytesIO(body(files[kind]))) as book:
            inside = "".join(book.read(n).decode() for n in book.namelist() if n.endswith("xml"))
        assert "HYPERLINK" in inside
        assert not re.search(sign, inside), kind


def test_no_name_adds_a_line_to_a_card_or_a_calendar(network, poisoned):
    poisoned(hostile.BREAK)
    client = network.client("direction")
    paths = [
        f"{reverse('members:organisation_list')}?{EVERYTHING}&export=vcf",
        f"{reverse('members:person_list')}?{EVERYTHING}&export=vcf",
        reverse("members:organisation_card", args=[network.things["b"].slug]),
        reverse("members:person_card", args=[network.things["b_agent"].uuid]),
        f"{reverse('events:calendar_feed')}?key_moments=1",
        reverse("events:event_calendar", args=[network.things["public_event"].slug]),
    ]

    for path in paths:
        lines = told(client.get(path)).split("\r\n")
        begun = [line for line in lines if line.startswith(("ATTACH", "TEL:+999", "Bcc"))]
        balance = sum(line.startswith("BEGIN:") - line.startswith("END:") for line in lines)
        assert len(lines) > 5, path
        assert (begun, balance) == ([], 0), path


def test_no_name_adds_a_header_to_a_mail_or_a_file(network, poisoned):
    hidden, member = network.things["hidden"], network.world.city
    poisoned(hostile.BREAK)
    hidden.is_active = True
    hidden.save(update_fields=["is_active"])

    mail_password_reset.func(hidden.email)
    record("changed", Organisation.objects.first(), by=member, changes={"note": ["", "x"]})

    assert mail.outbox
    for message in mail.outbox:
        sent = message.message()
        assert "Bcc" not in sent
        assert len(message.recipients()) == 1


def test_markup_in_a_mail_stays_words(network, poisoned):
    poisoned(hostile.MARKUP)

    mail_password_reset.func(network.things["hidden"].email)

    message = mail.outbox[-1]
    assert message.message().get_content_type() == "text/plain"
    assert not getattr(message, "alternatives", None)
