"""Nothing secret is left lying about: in the repository, or in a line of the log."""

from __future__ import annotations

import json
import logging
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from parvis.config.logs import JsonFormatter, without_personal_data
from parvis.people.figures import new_token

ROOT = Path(__file__).resolve().parents[2]
SECRET = re.compile(
    r"-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----"
    r"|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20}|xox[abp]-[\w-]{10,}"
    r"|(?i:secret_key|password|token|api_key)\s*[:=]\s*[\"'][A-Za-z0-9+/_-]{24,}[\"']"
)
NEVER_KEPT = re.compile(r"(^|/)(\.env|secret_key|.*\.(sqlite3|pem|key|p12|dump))$")


def kept() -> list[str]:
    """The files of the repository."""
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("not a repository")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True)
    return listed.stdout.splitlines()


def test_the_repository_holds_no_secret():
    files = [name for name in kept() if (ROOT / name).is_file()]

    texts = {name: (ROOT / name).read_text(errors="replace") for name in files}
    found = {name for name, text in texts.items() if SECRET.search(text)}

    assert len(files) > 300
    assert found == set()
    assert [name for name in files if NEVER_KEPT.search(name)] == []


@pytest.mark.parametrize("path", ["/.git/HEAD", "/.env", "/static/../pyproject.toml", "/var/"])
@pytest.mark.django_db
def test_no_file_of_the_house_is_served(path, client):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_request_is_one_line_without_whom_it_is_about(caplog, world):
    client = Client(raise_request_exception=False)
    client.force_login(world.city)
    hostile = 'x\r\n{"level": "forged"}\x1b[2J\u2028'

    with caplog.at_level(logging.INFO):
        for path in (
            "/nowhere/a%0d%0ab/?q=x@x.example",
            f"/agenda/calendar/{new_token()}/agenda.ics",
        ):
            client.get(path, headers={"user-agent": hostile, "referer": hostile})
        client.post("/account/login/", {"login": "x@x.example\r\nz", "password": "hunter2hunter2"})
        client.get(f"/account/invitation/{new_token()}/")

    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert len(lines) >= 4
    for line in lines:
        assert "\n" not in line
        assert not re.search(r"[\x00-\x1f\x7f\u2028]", line)
        assert not re.search(r"@|forged|hunter2|[\w-]{40,}", line.replace(line_number(line), ""))
        assert json.loads(line)["level"] in {"info", "warning"}


def line_number(line: str) -> str:
    return str(json.loads(line).get("request", "-"))


def test_a_token_is_left_out_of_a_line_whatever_its_letters():
    """One token in a thousand has no figure in it."""
    tokens = [new_token() for _ in range(200)]
    tokens += [re.sub(r"\d", "x", token) for token in tokens]

    said = [without_personal_data(f"Not Found: /account/invitation/{token}/") for token in tokens]

    assert set(said) == {"Not Found: /account/invitation/[token]/"}
