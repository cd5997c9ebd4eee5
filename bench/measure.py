"""Timing whole requests through the WSGI stack, page and floor in turn."""

from __future__ import annotations

import gc
import io
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

ROW = re.compile(rb"<(?:tr|li)[ >]")


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the body, and how many SQL queries it took."""

    status: int
    body: bytes
    queries: int


def ask(handler: WSGIHandler, address: str, cookie: str = "") -> Answer:
    """One GET, as the server would ask it."""
    path, _, query = address.partition("?")
    head: dict[str, str] = {}
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT_LANGUAGE": "fr",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
    }

    def start(line: str, headers: list[tuple[str, str]], *_error: Any) -> Callable[[bytes], object]:
        head.update(headers, status=line)
        return bytes

    answer = handler(environ, start)
    body = b"".join(answer)
    answer.close()
    return Answer(int(head["status"].split()[0]), body, int(head.get("X-Queries", 0)))


def floor_handler() -> WSGIHandler:
    """Django with nothing around the view."""
    with override_settings(MIDDLEWARE=["bench.floor.at_the_floor"]):
        return WSGIHandler()


@dataclass(frozen=True)
class Timing:
    """Milliseconds: half of the requests took less than `p50`, 95 % less than `p95`."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: list[float]) -> Timing:
        cuts = statistics.quantiles(seconds, n=20)
        return cls(statistics.median(seconds) * 1000, cuts[18] * 1000)


@dataclass(frozen=True)
class Result:
    """One page beside its floor, from the same run."""

    page: str
    rows: int
    queries: int
    timing: Timing
    floor: Timing
    goal: float = 3.0

    @property
    def ratio(self) -> float:
        return self.timing.p50 / self.floor.p50

    @property
    def ratio_p95(self) -> float:
        return self.timing.p95 / self.floor.p95

    def as_row(self) -> dict[str, str | int | float]:
        """Plain values for the report."""
        return {
            "page": self.page,
            "rows": self.rows,
            "queries": self.queries,
            "p50": self.timing.p50,
            "p95": self.timing.p95,
            "floor_p50": self.floor.p50,
            "floor_p95": self.floor.p95,
            "ratio": self.ratio,
            "ratio_p95": self.ratio_p95,
            "goal": self.goal,
        }


def compare(page: str, address: str, cookie: str, *, times: int = 60) -> Result:
    """Ask for the page and for its floor in turn, so that noise falls on both alike."""
    handler, bare = WSGIHandler(), floor_handler()
    ask(handler, address, cookie)
    answer = ask(handler, address, cookie)
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}")
    rows = max(1, len(ROW.findall(answer.body)))
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(5):
        ask(bare, f"/rows/{rows}/")
    gc.disable()
    for _ in range(times):
        ours.append(_timed(lambda: ask(handler, address, cookie)))
        floor.append(_timed(lambda: ask(bare, f"/rows/{rows}/")))
    gc.enable()
    return Result(page, rows, answer.queries, Timing.of(ours), Timing.of(floor))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
