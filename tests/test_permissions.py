"""Every address, for every role, answers as `permissions.csv` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.addresses import Address, addresses
from tests.permissions import HEAD, PATH, Row, rows
from tests.world import ROLES, World, examples, settle

EXPECTED = {(row.address, row.method): row for row in rows()}
METHODS = ("GET", "POST")
pytestmark = pytest.mark.django_db
WRITING = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# The sign-in itself, and figures computed once a day, kept for the next who looks.
KEPT = ("session", "strategy_reading")
# What differs from one answer to the next without telling anything.
CHANGING = re.compile(r'(?:name="csrfmiddlewaretoken" value="|nonce=")[^"]*"')


class Network:
    """The world the matrix is tried on, and a signed-in browser for each role."""

    def __init__(self) -> None:
        self.world: World = settle()
        self.examples = examples(self.world)
        self.clients: dict[str, Client] = {}
        self.written: list[str] = []
        for role in ROLES:
            self.clients[role] = Client(raise_request_exception=False)
            if role != "anonymous":
                self.clients[role].force_login(getattr(self.world, role))

    def answer(self, role: str, method: str, path: str) -> tuple[str, str]:
        """The status, and the page without what changes by itself; nothing of it is kept."""
        client = Client(raise_request_exception=False)
        client.cookies = self.clients[role].cookies.copy()
        cache.clear()
        self.written.clear()
        with transaction.atomic(), connection.execute_wrapper(self._note):
            response = client.generic(method, path)
            content = b"" if response.streaming else response.content
            transaction.set_rollback(True)
        page = CHANGING.sub("", content.decode(errors="replace")).replace(path, "")
        return str(response.status_code), page

    def _note(self, execute: Callable, sql: str, *arguments: object) -> object:
        table = sql.split("(")[0].lower()
        if WRITING.match(sql) and not any(kept in table for kept in KEPT):
            self.written.append(sql[:80])
        return execute(sql, *arguments)


@pytest.fixture(scope="module")
def network(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Network]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Network()
        transaction.set_rollback(True)


def arguments(address: Address, network: Network) -> dict:
    if not address.parameters:
        return {}
    if address.name not in network.examples:
        pytest.fail(f"no example of {address.name}: add one to examples() in its room's factories")
    return network.examples[address.name]


def measure(address: Address, method: str, network: Network) -> Row:
    path = address.path(arguments(address, network))
    answers = {role: network.answer(role, method, path)[0] for role in ROLES}
    return Row(address.name, method, answers)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_each_role_is_answered_as_written(address, method, network, request):
    measured = measure(address, method, network)
    expected = EXPECTED.get((address.name, method))

    if measured != expected and request.config.getoption("--propose"):
        request.config.proposals.append(str(measured))
    if str(measured) != str(expected):
        pytest.fail(f"written:  {expected or 'not yet'}\nmeasured: {measured}", pytrace=False)


@pytest.mark.parametrize(
    "address",
    [address for address in addresses() if address.parameters],
    ids=lambda address: address.name,
)
def test_what_one_may_not_see_is_as_if_it_did_not_exist(address, network):
    foreign = address.path(arguments(address, network))
    absent = address.path(arguments(address, network) | address.absent())

    for role in ROLES:
        status, page = network.answer(role, "GET", foreign)
        if status == "404":
            assert (status, page) == network.answer(role, "GET", absent), role


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_looking_changes_nothing(address, network):
    """Nothing that anybody keeps here is written when a page is only asked for."""
    path = address.path(arguments(address, network))

    for role in ("anonymous", "city", "direction"):
        network.answer(role, "GET", path)
        assert network.written == [], role


def test_the_matrix_is_in_order():
    lines = PATH.read_text().splitlines()

    assert lines[0] == ",".join(HEAD)
    assert lines[1:] == sorted(lines[1:], key=lambda line: line.split(",")[:2])


def test_each_answer_is_one_that_is_meant():
    odd = [str(row) for row in rows() if set(row.answers.values()) - {"200", "302", "404", "405"}]

    assert odd == []
