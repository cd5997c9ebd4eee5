"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.addresses import addresses
from tests.permissions import rows

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "parvis"
TOOLBOXES = {"ui", "kit", "config"}
IN_A_ROOM = {
    *("urls", "views", "api", "chores", "exchange", "panels", "notices", "measures", "tasks"),
    *("forms", "actions", "rules", "models", "figures", "apps", "admin", "migrations"),
    *("templatetags", "management", "templates", "static", "locale", "tests", "__init__"),
    # The lists that a room of shared lists ships with.
    *("data",),
}
NOWHERE = {"utils", "helpers", "services", "signals"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def floors() -> dict[str, int]:
    """Each room's floor, 0 at the bottom, as pyproject.toml declares them."""
    contract = PROJECT["tool"]["importlinter"]["contracts"][0]
    layers = reversed(contract["layers"])
    return {room: n for n, layer in enumerate(layers) for room in re.findall(r"\w+", layer)}


def sources(folder: Path = HOUSE) -> Iterator[Path]:
    """The code, without tests and migrations."""
    for path in sorted(folder.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(ROOT).parts):
            yield path


def pages() -> Iterator[Path]:
    yield from sorted(HOUSE.glob("*/templates/**/*.html"))


def none_of(found: list[str]) -> None:
    """Fail with the whole list, one a line."""
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_foreign_keys_point_down():
    level = floors()
    crossed = []
    for model in apps.get_models():
        room = model.__module__.split(".")[1]
        if not model.__module__.startswith("parvis."):
            continue
        for field in model._meta.get_fields():
            target = field.related_model
            if field.auto_created or not hasattr(target, "_meta"):
                continue
            if target._meta.label == settings.AUTH_USER_MODEL or target._meta.app_label == room:
                continue
            if target.__module__.startswith("parvis.") and (
                level[target._meta.app_label] >= level[room]
            ):
                crossed.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")

    none_of(crossed)


def test_every_room_has_a_floor():
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    none_of(sorted(rooms - set(floors())))


def test_every_file_in_a_room_has_a_place():
    strangers = []
    for room in HOUSE.iterdir():
        if not (room / "apps.py").exists():
            continue
        for path in room.iterdir():
            name = path.name.removesuffix(".py")
            if name.startswith((".", "__pycache__")):
                continue
            if name in NOWHERE or (room.name not in TOOLBOXES and name not in IN_A_ROOM):
                strangers.append(short(path))

    none_of(strangers)


def test_no_file_is_too_long():
    long = [
        f"{short(path)}: {count}"
        for path in sources()
        if (count := len(path.read_text().splitlines())) > 300
    ]

    none_of(long)


def test_no_function_is_too_long():
    long = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                if lines > 40:
                    long.append(f"{short(path)}:{node.lineno} {node.name}: {lines}")

    none_of(long)


def own_addresses() -> list:
    """Those of our rooms; a library's names stay its own, even where our view answers."""
    return [a for a in addresses() if a.room and (":" in a.name or a.room == "config")]


def test_an_address_is_named_after_its_noun_and_verb():
    wrong = [a.name for a in own_addresses() if not re.fullmatch(r"[a-z]+(_[a-z]+)*", a.own_name)]

    none_of(wrong)


def test_a_view_has_the_name_of_its_address():
    wrong = [
        f"{address.name} -> {view.__name__}"
        for address in own_addresses()
        if (view := inspect.unwrap(address.view)).__name__ != address.own_name
    ]

    none_of(wrong)


def test_a_page_has_the_name_of_its_address():
    """Another outcome of the same address (too late…) has a page that begins with its noun."""
    wrong = []
    known = {address.own_name for address in own_addresses()}
    for address in own_addresses():
        code = ast.parse(inspect.cleandoc("\n" + inspect.getsource(inspect.unwrap(address.view))))
        for node in ast.walk(code):
            name = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            if not isinstance(name, str) or not re.fullmatch(rf"{address.room}/\w+\.html", name):
                continue
            page = name.split("/")[1].removesuffix(".html")
            noun = address.own_name.split("_")[0]
            if page != address.own_name and (page in known or not page.startswith(f"{noun}_")):
                wrong.append(f"{address.name} shows {name}")

    none_of(wrong)


def test_each_address_has_its_test_file():
    missing = [
        f"{address.name}: no {short(path)}"
        for address in own_addresses()
        if address.room != "config"
        and not (path := HOUSE / address.room / "tests" / f"test_{address.own_name}.py").exists()
    ]

    none_of(missing)


def test_each_address_has_its_permission_rows():
    known = {(row.address, row.method) for row in rows()}
    wanted = {(a.name, method) for a in addresses() for method in ("GET", "POST")}

    none_of([f"{name} {method}: no row" for name, method in sorted(wanted - known)])
    none_of([f"{name} {method}: no such address" for name, method in sorted(known - wanted)])


INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json))|<style[\s>]|"
    r"\sstyle=[\"']|\son[a-z]+=[\"']|javascript:",
    re.IGNORECASE,
)


def test_no_script_or_style_inside_a_page():
    found = [
        f"{short(path)}:{number}"
        for path in [*pages(), *sources()]
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if INLINE.search(line)
    ]

    none_of(found)


SIDES = re.compile(
    r"(?:^|[\s;{])(?:left|right)\s*:|(?:margin|padding|border|inset)-(?:left|right)\b|"
    r"(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b|"
    r"border-(?:top|bottom)-(?:left|right)-radius"
)


def test_a_style_sheet_knows_no_left_and_right():
    found = [
        f"{short(path)}:{number}"
        for path in sorted(HOUSE.glob("*/static/**/*.css"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if SIDES.search(line)
    ]

    none_of(found)


@pytest.mark.parametrize("line", ["margin-left: 1px", "  left: 0", "text-align: right"])
def test_a_side_is_recognised(line):
    assert SIDES.search(line)


@pytest.mark.parametrize(
    "line", ["<p style='x'>", '<a onclick="f()">', "<script>", "<style>", 'href="javascript:x"']
)
def test_an_inline_script_is_recognised(line):
    assert INLINE.search(line)


def test_each_dependency_is_a_decision():
    names = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    pages = "\n".join(path.read_text() for path in (ROOT / "docs/decisions").glob("*.md"))
    wanted = {re.match(r"[\w-]+", name)[0].lower() for name in names} - {"django"}

    none_of(sorted(name for name in wanted if name not in pages.lower()))
