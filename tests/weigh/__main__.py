"""Weigh every page for every role; say what is too heavy or unusable, and fail on any of it."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
# KiB that travel to an empty cache, KiB of them script, questions to the database.
BUDGETS = {"public": (60, 8, 30), "work": (80, 30, 30)}
NODES = 1200
MEMBERS = 80
OF_TESTS_ONLY = {"ui:components"}
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--disable-extensions",
]


def main() -> None:
    """Prepare, serve, walk, tell."""
    options = _options()
    if not os.path.exists(CHROMIUM):
        sys.exit("Weighing needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory(prefix="parvis-weigh.") as folder:
        os.environ["PARVIS_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.weigh.settings"
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        began = time.monotonic()
        weights = list(_weighed(options))
    failed = _tell(weights, options.all)
    print(
        f"{len(weights)} pages weighed in {time.monotonic() - began:.0f} s, {failed} with a fault"
    )
    sys.exit(1 if failed else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run weigh", description=__doc__)
    parser.add_argument("--only", default="", help="addresses whose name contains this")
    parser.add_argument("--role", default="", help="one role")
    parser.add_argument("--bare", action="store_true", help="without a generated network: quicker")
    parser.add_argument("--all", action="store_true", help="print every page, not the heaviest")
    return parser.parse_args()


def _weighed(options: argparse.Namespace) -> Iterator[Any]:
    import django  # noqa: PLC0415 - the settings must be named first

    django.setup()
    from tests.weigh import network  # noqa: PLC0415

    world = network.prepare(members=0 if options.bare else MEMBERS)
    places = [place for place in network.places(world) if options.only in place.name]
    network.read_figures()
    cookies = network.sign_ins(world)
    roles = [role for role in cookies if options.role in ("", role)]
    halves = [places[0::2], places[1::2]]
    with network.served() as site, ThreadPoolExecutor(2) as pool:
        for part in pool.map(lambda half: _walk(site, half, roles, cookies), halves):
            yield from part


def _walk(site: str, places: list[Any], roles: list[str], cookies: dict[str, str]) -> list[Any]:
    """Each page for each role; the slow looks once for each shape of a page."""
    from tests.permissions import rows  # noqa: PLC0415
    from tests.weigh.browser import Visitor, Weight  # noqa: PLC0415

    # What the matrix says is not shown is not weighed; the matrix has its own test.
    shut = {(row.address, role) for row in rows() for role in roles if not _shown(row, role)}
    found, shapes = [], set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for role in roles:
            visitor = Visitor(browser, site, cookies[role])
            for place in places:
                if (place.name.split(" ")[0], role) in shut:
                    continue
                found.append(weight := Weight(place.name, place.path, role))
                # The shape: elements, classes and attributes, without the words.
                if visitor.weigh(weight) and weight.shape not in shapes:
                    shapes.add(weight.shape)
                    visitor.look(weight)
            visitor.end()
        browser.close()
    return found


def _shown(row: Any, role: str) -> bool:
    return row.method != "GET" or row.answers[role] == "200"


def _tell(weights: list[Any], everything: bool) -> int:
    """Print the table and the faults; returns how many pages have one."""
    pages = [weight for weight in weights if weight.kind.startswith("text/html")]
    pages = [weight for weight in pages if weight.status == 200]
    for weight in pages:
        weight.faults += _excess(weight)
    print(f"{'address':44} {'role':14} {'KiB':>6} {'script':>6} {'SQL':>4} {'nodes':>6}")
    for weight in sorted(pages, key=lambda w: -w.bytes)[: None if everything else 25]:
        print(
            f"{weight.place:44} {weight.role:14} {weight.bytes / 1024:6.1f} "
            f"{weight.script / 1024:6.1f} {weight.queries:4} {weight.nodes:6}"
        )
    faults: dict[tuple[str, str], list[str]] = defaultdict(list)
    for weight in weights:
        for fault in weight.faults:
            faults[weight.place, fault].append(weight.role)
    for (place, fault), roles in sorted(faults.items()):
        print(f"FAULT {place} ({', '.join(roles)}): {fault}")
    return sum(bool(weight.faults) for weight in weights)


def _excess(weight: Any) -> list[str]:
    if weight.place in OF_TESTS_ONLY:
        return []
    kib, script, queries = BUDGETS["public" if weight.role == "anonymous" else "work"]
    measured = [
        (weight.bytes / 1024, kib, "KiB"),
        (weight.script / 1024, script, "KiB of script"),
        (weight.queries, queries, "queries"),
        (weight.nodes, NODES, "nodes"),
    ]
    return [f"{value:.0f} {what} > {limit}" for value, limit, what in measured if value > limit]


if __name__ == "__main__":
    main()
