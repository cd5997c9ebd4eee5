"""What is shipped for production serves, behind the proxy that is shipped with it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[1]
HOST = "parvis.example"
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
pytestmark = [
    pytest.mark.skipif(not NGINX, reason="nginx is not installed"),
    # One site is enough: both workers would start their own.
    pytest.mark.xdist_group("deployment"),
]


@dataclass
class Site:
    """The shipped proxy and server, on ports of their own."""

    port: int
    plain_port: int
    direct_port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """Ask through the proxy; the body can still be read."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=10, context=context
        )
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request(method, path, headers={"Host": HOST} | named)
        return connection.getresponse()


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def certificate(folder: Path) -> None:
    """A certificate that nobody trusts, for the time of the test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    found = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(found.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def proxy_configuration(folder: Path, site: Site) -> Path:
    """The shipped file, with the ports and the certificate of this test."""
    shipped = (ROOT / "deploy/nginx.conf").read_text()
    changes = {
        "listen 80;": f"listen 127.0.0.1:{site.plain_port};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{site.port} ssl;",
        "server 127.0.0.1:8000;": f"server 127.0.0.1:{site.direct_port};",
        "/etc/ssl/parvis": str(folder),
    }
    for before, after in changes.items():
        assert before in shipped
        shipped = shipped.replace(before, after)
    (folder / "parvis.conf").write_text(shipped)
    main = folder / "nginx.conf"
    main.write_text(
        f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit;\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        "events { worker_connections 256; }\nhttp {\n"
        + "".join(
            f"{kind}_temp_path {folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + f"include {folder}/parvis.conf;\n}}\n"
    )
    return main


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "ended at once"
        time.sleep(0.1)
    pytest.fail("does not answer")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    found = Site(*free_ports(3))
    certificate(folder)
    environment = {
        **{key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ},
        "DJANGO_SETTINGS_MODULE": "parvis.config.settings.production",
        "SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"https://{HOST}",
        "PARVIS_VAR": str(folder / "var"),
        "CACHE_URL": "locmemcache://",
        "BIND": f"127.0.0.1:{found.direct_port}",
        "WEB_CONCURRENCY": "1",
        "WEB_THREADS": "4",
    }
    (folder / "var").mkdir()
    command = [sys.executable, "-m", "parvis.config.command"]
    for step in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "-v", "0"]):
        subprocess.run([*command, *step], env=environment, cwd=ROOT, check=True)
    log = (folder / "log").open("wb")
    gunicorn = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "parvis.config.wsgi"]
    server = subprocess.Popen(
        [sys.executable, *gunicorn], env=environment, cwd=ROOT, stdout=log, stderr=log
    )
    proxy = subprocess.Popen(
        [NGINX, "-p", str(folder), "-c", str(proxy_configuration(folder, found))],
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(found.direct_port, server)
        wait_for(found.port, proxy)
        yield found
    finally:
        for process in (proxy, server):
            process.terminate()
        for process in (proxy, server):
            process.wait(20)
        log.close()


@pytest.mark.parametrize("path", ["/account/login/", "/absent/", "/health/live", "/desk/"])
def test_every_answer_sets_the_rules(site, path):
    headers = site.ask(path).headers

    policy = headers["Content-Security-Policy"]
    assert "unsafe-" not in policy
    assert "object-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "max-age=31536000; includeSubDomains" in headers["Strict-Transport-Security"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_no_answer_tells_which_server_made_it(site):
    headers = site.ask("/health/live").headers

    assert headers["Server"] == "nginx"
    assert "X-Queries" not in headers


def test_the_application_itself_is_silent_about_its_server(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.direct_port, timeout=10)
    connection.request("GET", "/health/live", headers={"Host": HOST})

    assert "Server" not in connection.getresponse().headers


def test_the_sign_in_page_is_not_kept_and_its_cookie_is_bound_to_the_host(site):
    response = site.ask("/account/login/")

    assert response.status == 200
    assert "no-store" in response.headers["Cache-Control"]
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrf=")
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_plain_http_leads_to_https(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.plain_port, timeout=10)
    connection.request("GET", "/desk/?a=1", headers={"Host": HOST})
    response = connection.getresponse()

    assert (response.status, response.headers["Location"]) == (301, f"https://{HOST}/desk/?a=1")


def test_another_host_is_refused(site):
    assert site.ask("/health/live", Host="evil.example").status == 400


def test_a_forged_address_of_the_client_goes_no_further(site):
    response = site.ask("/health/live", X_Forwarded_Host="evil.example", X_Request_ID="forged")

    assert response.status == 200
    assert response.headers["X-Request-ID"] != "forged"


def test_pages_are_compressed(site):
    response = site.ask("/account/login/", Accept_Encoding="gzip")

    assert response.headers["Content-Encoding"] == "gzip"


def test_static_files_come_hashed_compressed_and_for_ever(site):
    page = site.ask("/account/login/").read().decode()
    path = next(part for part in page.split('"') if part.startswith("/static/") and ".css" in part)

    response = site.ask(path, Accept_Encoding="br")

    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]


def test_too_large_a_body_is_refused_before_the_application(site):
    response = site.ask("/account/login/", "POST", Content_Length=str(30 * 1024 * 1024))

    assert response.status == 413


def stalled(site: Site) -> ssl.SSLSocket:
    """A client that announces a long form and sends one byte of it."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    client = context.wrap_socket(socket.create_connection(("127.0.0.1", site.port), 10))
    client.sendall(
        f"POST /account/login/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 9000\r\n\r\na".encode()
    )
    return client


def test_slow_clients_keep_nobody_waiting(site):
    slow = [stalled(site) for _ in range(40)]

    durations = []
    for _ in range(10):
        began = time.monotonic()
        assert site.ask("/health/live").status == 200
        durations.append(time.monotonic() - began)

    assert max(durations) < 2
    for client in slow:
        client.close()


def test_when_the_application_is_away_a_page_says_so(site, tmp_path):
    away = Site(*free_ports(3))
    certificate(tmp_path)
    proxy = subprocess.Popen([NGINX, "-p", tmp_path, "-c", proxy_configuration(tmp_path, away)])
    wait_for(away.port, proxy)

    response = away.ask("/desk/")

    assert (response.status, response.headers["Retry-After"]) == (503, "30")
    assert "revient dans un instant" in response.read().decode()
    proxy.terminate()
    proxy.wait(10)
