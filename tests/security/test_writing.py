"""What writes: a form of ours, its own fields alone, and never without a line in the journal."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from parvis.journal.models import Entry
from parvis.people.tests.factories import signed_in
from tests.addresses import Address, addresses
from tests.permissions import rows
from tests.security.network import Network, settled, told, two_cities

network = settled(two_cities)
pytestmark = pytest.mark.django_db
EXPECTED = {(row.address, row.method): row.answers for row in rows()}
WHO = ("direction", "city", "outsider")
# Acts that leave nothing worth telling: they concern one's own browser, or a cache.
UNTOLD = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "events:calendar_subscribe",
    "journal:notice_read",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "people:demo_sign_in",
    "people:recovery_ask",
    "people:sign_in_end_others",
    "set_language",
    "strategy:figures_refresh",
}
# What changes at a mere look: the session, what was counted, when one was seen.
MOVING = {"sessions.Session", "usersessions.UserSession", "strategy.Reading", "journal.Head"}
UUID = "deadbeef-dead-4eef-8ead-beefdeadbeef"
# Where a plausible word is not enough.
FILLED: dict[str, dict[str, Any]] = {
    "members:contact_create": {"value": "essai@x.example"},
    "members:organisation_create": {"country": "SN"},
    "projects:value_create": {"number": "5"},
}
# Pages that ask for nothing: a POST to them is but a look.
PAGES = {
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_view_recovery_codes",
    "people:account_detail",
    "people:account_home",
    "people:account_list",
    "people:invitation_accept",
    "people:invitation_list",
    "people:recovery_complete",
    "people:recovery_detail",
    "people:recovery_list",
}


class Forms(HTMLParser):
    """The forms of a page, each with what a browser would send of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.form: dict[str, Any] | None = None
        self.select: dict[str, Any] | None = None
        self.radios: dict[str, str] = {}
        self.area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value if value is not None else "" for name, value in attrs}
        if tag == "form":
            self.form = {"method": given.get("method", "get"), "action": given.get("action", "")}
            self.form["data"], self.form["names"], self.radios = {}, set(), {}
            self.forms.append(self.form)
        if self.form is None:
            return
        name, data = given.get("name", ""), self.form["data"]
        self.form["names"].add(name)
        if tag == "input" and name:
            self._input(given, data)
        elif tag == "textarea" and name:
            self.area = name
            data[name] = "" if "required" not in given else "Essai"
        elif tag == "select" and name:
            self.select = {"name": name, "must": "required" in given, "options": []}
            self.select["is_one"] = "multiple" not in given
        elif tag == "option" and self.select:
            value = given.get("value", "")
            self.select["options"].append(value)
            if "selected" in given:
                data.setdefault(self.select["name"], []).append(value)

    def _input(self, given: dict[str, str], data: dict[str, Any]) -> None:
        name, kind = given["name"], given.get("type", "text")
        if kind in {"checkbox", "radio"}:
            if kind == "radio":
                self.radios.setdefault(name, given.get("value", "on"))
            if "checked" in given:
                data.setdefault(name, []).append(given.get("value", "on"))
        elif kind not in {"submit", "button", "file"}:
            value = given.get("value", "")
            if not value and "required" in given:
                value = _plausible(name, kind)
            data[name] = value

    def handle_data(self, data: str) -> None:
        if self.area and self.form and data.strip():
            self.form["data"][self.area] = data.lstrip("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form:
            self.form["data"] = self.radios | self.form["data"]
            self.form = None
        if tag == "textarea":
            self.area = ""
        if tag == "select" and self.select and self.form:
            name, options, data = self.select["name"], self.select["options"], self.form["data"]
            if self.select["must"] and not any(data.get(name, [])):
                data[name] = [next(filter(None, options), "")]
            if self.select["is_one"]:
                data.setdefault(name, options[:1])
            self.select = None


def _plausible(name: str, kind: str) -> str:
    known = {
        "email": "essai@x.example",
        "number": "1",
        "url": "https://x.example/",
        "date": "2021-03-04",
    }
    if kind in known:
        return known[kind]
    if "start" in name or name in {"day", "end", "on"}:
        return "2021"
    if name in {"amount", "number", "year", "value"}:
        return "2021"
    return "Essai"


def own_form(page: str, path: str) -> dict[str, Any] | None:
    """The form that a page is about: it posts to the page itself."""
    for form in Forms(page).forms:
        if form["method"].lower() == "post" and form["action"] in {"", path}:
            return form
    return None


def changed(data: dict[str, Any]) -> dict[str, Any]:
    """The same form with other words in it."""
    words = ("note", "source", "label", "title", "name", "comment", "description")
    return {
        key: "Essai nouveau"
        if isinstance(value, str) and any(key == w or key.startswith(f"{w}_") for w in words)
        else value
        for key, value in data.items()
    }


def dump() -> dict[str, Counter[str]]:
    """Every row of every table, as text."""
    return {
        model._meta.label: Counter(str(row) for row in model._base_manager.order_by().values())
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model._meta.label not in MOVING
    }


def extras(network: Network) -> dict[str, str]:
    """Fields that no form offers, with values that leave a trace where one is taken."""
    other = str(network.things["hidden"].pk)
    flags = ("is_synthetic", "is_published", "is_staff", "is_superuser", "is_current", "is_private")
    people = ("account", "user", "by", "granted_by", "invited_by", "author", "approver", "asked_by")
    return {
        **dict.fromkeys(flags, "on"),
        **dict.fromkeys(people, other),
        "uuid": UUID,
        "uid": UUID,
        "slug": "deadbeef",
        "id": "4242",
        "pk": "4242",
        "sequence": "4242",
        "created_at": "1942-01-01",
        "entered_at": "1942-01-01",
        "published_at": "1942-01-01",
        "confirmed_at": "1942-01-01",
        "verified_at": "1942-01-01",
        "duties": "direction",
        "password_hash": "deadbeef",
        "iati_identifier": "deadbeef",
        "token_hash": "deadbeef",
        "path": "deadbeef",
        "folded": "deadbeef",
        "origin": "deadbeef",
        "minimised_at": "1942-01-01",
    }


def flags(network: Network) -> dict[str, Any]:
    """What a hostile field would have moved."""
    other = network.things["hidden"].pk
    found: dict[str, Any] = {}
    for model in apps.get_models():
        if not model.__module__.startswith("parvis."):
            continue
        for field in model._meta.concrete_fields:
            if field.name in {"is_synthetic", "is_published", "is_private"}:
                on = model._base_manager.filter(**{field.name: True})
                found[f"{model._meta.label}.{field.name}"] = set(on.values_list("pk", flat=True))
            related = field.related_model
            if related and related._meta.label == "people.User":
                pointing = model._base_manager.filter(**{field.name: other}).count()
                found[f"{model._meta.label}.{field.name}"] = pointing
    return found


def who_may(address: Address) -> str:
    """A role that this address lets write."""
    posts = EXPECTED[(address.name, "POST")]
    return next((role for role in WHO if posts[role] in {"200", "302"}), "")


def client_for(network: Network, role: str) -> Client:
    """Signed in a moment ago: nothing asks for the password again."""
    client = Client(raise_request_exception=False)
    return signed_in(client, network.world.people[role])


def filled(client: Client, address: Address, path: str) -> tuple[dict[str, Any], set[str]]:
    """What a person would send from the page of this address, and all that it asks for."""
    response = client.get(path)
    form = own_form(told(response), path) if response.status_code == 200 else None
    if form is None:
        return {}, set()
    return changed(form["data"]) | FILLED.get(address.name, {}), form["names"]


WRITING = [a for a in addresses() if who_may(a) and a.room not in {"", "ui"}]


def entries_after(number: int) -> list[Entry]:
    return list(Entry.objects.filter(sequence__gt=number).order_by("sequence"))


def last() -> int:
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0


def tells_from_what_to_what(entry: Entry) -> bool:
    """Whether a change says what was before and what is now."""
    if not entry.action.endswith(("changed", "restored")):
        return True
    said = [*entry.changes.values(), [entry.details.get("before"), entry.details.get("after")]]
    return any(before != after for before, after in said)


@pytest.mark.parametrize("address", WRITING, ids=lambda address: address.name)
def test_a_form_takes_its_own_fields_and_tells_the_journal(address, network):
    """Sent with a dozen fields that it does not have: they leave no trace; the act leaves one."""
    role = who_may(address)
    path = address.path(network.examples.get(address.name, {}))
    client = client_for(network, role)

    with transaction.atomic():
        sent, names = filled(client, address, path)
        hostile = {name: text for name, text in extras(network).items() if name not in names}
        before, number, known = flags(network), last(), dump()
        response = client.post(path, hostile | sent)
        told_of, after, everything = entries_after(number), flags(network), dump()
        transaction.set_rollback(True)

    if address.name in PAGES:
        assert everything == known
        return
    assert response.status_code == 302, re.findall(r'id="([a-z_]+)_error"', told(response))
    assert not {
        name for name in before if name in hostile_flags(hostile) and moved(before, after, name)
    }
    new = [row for label in everything for row in everything[label] - known[label]]
    assert not [row for row in new if any(word in row for word in (UUID, "deadbeef", "1942, 1, 1"))]
    if address.name not in UNTOLD:
        assert told_of
    assert {entry.actor_id for entry in told_of} <= {network.world.people[role].pk}
    assert all(map(tells_from_what_to_what, told_of))


def hostile_flags(hostile: dict[str, str]) -> set[str]:
    """Names of what only the fields that were added could have moved."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name in hostile
    }


def moved(before: dict[str, Any], after: dict[str, Any], name: str) -> bool:
    """More people pointed at, or a flag put on one more row."""
    if isinstance(before[name], int):
        return bool(after[name] > before[name])
    return bool(after[name] - before[name])


@pytest.mark.parametrize("value", ["a\x00b", "9" * 30, "31/12/9999", "-1"])
def test_no_word_in_a_form_breaks_it(value, network):
    """Every text of every form at once, then what a browser would not send at all."""
    broken = []
    for address in WRITING:
        path = address.path(network.examples.get(address.name, {}))
        client = client_for(network, who_may(address))
        with transaction.atomic():
            sent, _names = filled(client, address, path)
            token = {"csrfmiddlewaretoken"}
            worse = {k: v if isinstance(v, list) or k in token else value for k, v in sent.items()}
            chosen = {k: [value] if isinstance(v, list) else v for k, v in sent.items()}
            for data in (worse, chosen):
                with transaction.atomic():
                    status = client.post(path, data).status_code
                    transaction.set_rollback(True)
                if status >= 500:
                    broken.append(f"{address.name}: {status}")
            transaction.set_rollback(True)

    assert not broken


def test_without_its_token_no_form_is_taken(network):
    """Neither without a token, nor with one sent from a page of somebody else."""
    taken = []
    for role in ("anonymous", "direction"):
        client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        if role != "anonymous":
            client.force_login(network.world.people[role])
        client.get("/account/login/")
        client.get("/account/change/")
        token = client.cookies["csrftoken"].value
        for address in addresses():
            path = address.path(network.examples.get(address.name, {}))
            before = last()
            plain = client.post(path)
            foreign = client.post(
                path, {"csrfmiddlewaretoken": token}, headers={"origin": "https://x.example"}
            )
            if (plain.status_code, foreign.status_code) != (403, 403) or last() != before:
                taken.append(f"{role} {path}: {plain.status_code} {foreign.status_code}")

    assert not taken


@pytest.mark.parametrize("role", ["anonymous", "city", "direction"])
def test_to_look_changes_nothing(role, network):
    client = network.client(role)
    lists = ("/members/", "/members/people/", "/projects/", "/agenda/", "/journal/")
    more = [f"{path}?{asked}" for path in lists for asked in ("export=xlsx", "view=map", "page=2")]
    before = dump()

    with transaction.atomic():
        for _address, path in network.paths():
            if path != "/account/logout/":
                client.get(path)
        for path in more:
            client.get(path)
        after = dump()
        transaction.set_rollback(True)

    assert {label for label in before if before[label] != after[label]} == set()


def test_an_entry_that_was_tampered_with_is_named(network):
    with transaction.atomic():
        call_command("verify_journal")
        entry = Entry.objects.order_by("sequence")[2]

        with pytest.raises(DatabaseError), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).update(verb="user.closed")
        with pytest.raises(DatabaseError), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).delete()
        tamper(entry)
        with pytest.raises(CommandError, match=str(entry.sequence)):
            call_command("verify_journal")
        transaction.set_rollback(True)


def tamper(entry: Entry) -> None:
    """As whoever owns the database would: the triggers put aside."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        table = Entry._meta.db_table
        cursor.execute(f"UPDATE {table} SET verb = 'x.y' WHERE id = %s", [entry.pk])
