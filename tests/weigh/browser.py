"""One page in Chromium: its weight, its queries, its faults."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Response

WIDTHS = (1280, 360)
TABS = 25
AXE = Path(find_spec("axe_playwright_python").submodule_search_locations[0]) / "axe.min.js"  # type: ignore[union-attr, index]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

SHAPE = """() => {
  const parts = [];
  for (const e of document.querySelectorAll('*')) {
    const names = [...e.attributes].map(a => a.name).sort().join(' ');
    parts.push(e.tagName + '.' + e.className + '[' + names + ']' + (e.type || ''));
  }
  return {nodes: parts.length, shape: [...new Set(parts)].join('\\n')};
}"""
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return '';
  for (const e of document.querySelectorAll('body *'))
    if (e.getBoundingClientRect().right > wide + 1) return e.tagName + '.' + e.className;
  return 'page';
}"""
PARTS = """() => {
  const count = what => document.querySelectorAll(what).length;
  const seen = e => e.checkVisibility();
  return {
    h1: count('h1'), main: count('main'), lang: document.documentElement.lang,
    links: [...document.querySelectorAll('main a[href]')].filter(seen).length,
    forms: [...document.querySelectorAll('main form')].filter(seen).length,
    fields: [...document.querySelectorAll(
      'main input:not([type=hidden]), main select, main textarea')].filter(seen).length,
    buttons: [...document.querySelectorAll('main button')].filter(seen).length,
  };
}"""
UNREACHABLE = """() => [...document.querySelectorAll(
    'a:not([href]), [role=button]:not(button), [role=link]:not(a), [tabindex]')]
  .filter(e => e.checkVisibility() && (e.tabIndex > 0 ||
    (e.matches('[role=button], [role=link]') && e.tabIndex < 0)))
  .map(e => e.outerHTML.slice(0, 80))"""
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  // The parts of a date or a time are shown by the browser itself.
  const inside = ['date', 'time', 'month', 'week', 'datetime-local'].includes(e.type);
  const ring = inside || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
    || style.boxShadow !== 'none';
  window.parvisSeen = window.parvisSeen || new WeakMap();
  const again = window.parvisSeen.has(e);
  window.parvisSeen.set(e, true);
  return {
    what: e.outerHTML.slice(0, 90), ring, again,
    away: box.bottom < 0 || box.top > innerHeight || box.width === 0,
  };
}"""


@dataclass
class Weight:
    """What one address costs and lacks, for one role."""

    place: str
    path: str
    role: str
    status: int = 0
    kind: str = ""
    bytes: int = 0
    script: int = 0
    requests: int = 0
    queries: int = 0
    nodes: int = 0
    shape: str = ""
    faults: list[str] = field(default_factory=list)


class Visitor:
    """One role's visit: a page that is used again and again, and another without script."""

    def __init__(self, browser: Browser, site: str, cookie: str) -> None:
        self.site = site
        self.contexts = [_context(browser, site, cookie, script=script) for script in (True, False)]
        self.page, self.plain = (context.new_page() for context in self.contexts)
        self.now = Weight("", "", "")
        self.scripts: set[str] = set()
        self._listen()

    def end(self) -> None:
        """Leave nothing open."""
        for context in self.contexts:
            context.close()

    def weigh(self, weight: Weight) -> bool:
        """Load the page with an empty cache and note what it costs; whether it is a page."""
        response = self._go(weight) or self._go(weight)
        if response is None:
            return False
        _note(response, weight)
        if not weight.kind.startswith("text/html") or weight.status == 302:
            weight.faults.clear()  # the browser's own way of showing a file is not our page
            return False
        found = self.page.evaluate(SHAPE)
        weight.nodes = found["nodes"]
        weight.shape = hashlib.sha256(found["shape"].encode()).hexdigest()
        return True

    def _go(self, weight: Weight) -> Response | None:
        """Open the page; None where it is a file, an answer without a page, or was interrupted."""
        self.now = weight
        self.scripts.clear()
        weight.bytes = weight.script = weight.requests = 0
        try:
            return self.page.goto(self.site + weight.path, wait_until="load")
        except Error as error:
            weight.kind = str(error).splitlines()[0]
            self.now = Weight("", "", "")
            with suppress(Error):
                self.page.goto("about:blank")
            return None

    def look(self, weight: Weight) -> None:
        """What takes longer: both widths, axe, the keyboard, the page without script."""
        parts = self.page.evaluate(PARTS)
        if parts["h1"] != 1 or parts["main"] != 1 or not parts["lang"]:
            weight.faults.append(f"h1 {parts['h1']}, main {parts['main']}, lang {parts['lang']!r}")
        self.page.evaluate(AXE.read_text())
        weight.faults += self._scriptless(weight.path, parts)
        weight.faults += self._keyboard()
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            if wide := self.page.evaluate(OVERFLOW):
                weight.faults.append(f"scrolls sideways at {width} px: {wide}")
            weight.faults += self._axe(width)
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 800})

    def _listen(self) -> None:
        """Add up what travels; note errors, and whatever comes from elsewhere."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._arrived)
        self.page.on("pageerror", lambda error: self.now.faults.append(f"script error: {error}"))
        self.page.on("console", lambda said: _note_error(said, self.now))

    def _answered(self, event: dict[str, Any]) -> None:
        self.now.requests += 1
        if event["type"] == "Script":
            self.scripts.add(event["requestId"])
        url = event["response"]["url"]
        if not url.startswith((self.site, "data:")):
            self.now.faults.append(f"asks elsewhere: {url}")

    def _arrived(self, event: dict[str, Any]) -> None:
        self.now.bytes += int(event["encodedDataLength"])
        if event["requestId"] in self.scripts:
            self.now.script += int(event["encodedDataLength"])

    def _axe(self, width: int) -> list[str]:
        """What axe finds at this width."""
        result = self.page.evaluate(
            "tags => axe.run(document, {resultTypes: ['violations'],"
            " runOnly: {type: 'tag', values: tags}})",
            AXE_TAGS,
        )
        return [
            f"axe at {width} px: {found['id']}: {found['nodes'][0]['target'][0]}"
            for found in result["violations"]
        ]

    def _keyboard(self) -> list[str]:
        """Walk with Tab: each stop shows where one is, and the walk goes on."""
        page = self.page
        found = [f"out of the keyboard's order: {what}" for what in page.evaluate(UNREACHABLE)]
        page.evaluate("() => { document.activeElement.blur(); window.parvisSeen = undefined; }")
        before, stops = "", 0
        for _ in range(TABS):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop and stop["away"]:  # the page may still be scrolling to it
                page.wait_for_timeout(250)
                stop |= page.evaluate(FOCUS) | {"again": stop["again"]}
            if stop is None or (stop["again"] and stop["what"] != before):
                break
            # A date has a stop for its day, its month and its year.
            stops = stops + 1 if stop["again"] else 0
            if stops > 5:
                found.append(f"the keyboard is trapped: {before}")
                break
            before = stop["what"]
            if not stop["ring"]:
                found.append(f"no visible focus: {before}")
            if stop["away"]:
                found.append(f"focus out of sight: {before}")
        return found

    def _scriptless(self, path: str, whole: dict[str, int]) -> list[str]:
        """Without script the same links, forms, fields and buttons are there."""
        self.plain.goto(self.site + path, wait_until="load")
        without = self.plain.evaluate(PARTS)
        return [
            f"without script: {without[part]} {part} instead of {whole[part]}"
            for part in ("h1", "links", "forms", "fields", "buttons")
            if without[part] < whole[part]
        ]


def _context(browser: Browser, site: str, cookie: str, *, script: bool) -> BrowserContext:
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": WIDTHS[0], "height": 800},
        locale="fr-FR",
        reduced_motion="reduce",
    )
    context.set_default_timeout(60_000)
    if cookie:
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    return context


def _note_error(said: Any, weight: Weight) -> None:
    # A 404 page is itself reported as a failed resource; that is what was asked for.
    if said.type == "error" and "Failed to load resource" not in said.text:
        weight.faults.append(f"console: {said.text[:160]}")


def _note(response: Response | None, weight: Weight) -> None:
    if response is None:
        weight.faults.append("no answer")
        return
    first = response.request.redirected_from
    weight.status = 302 if first else response.status
    weight.kind = response.headers.get("content-type", "")
    weight.queries = int(response.headers.get("x-queries", 0))
