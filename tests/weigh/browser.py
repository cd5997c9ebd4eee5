"""One page in Chromium: its weight, its queries, its faults."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, Response

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
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
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


def weigh(context: BrowserContext, site: str, weight: Weight) -> Page | None:
    """Load the page with an empty cache and note what it costs; None where it is no page."""
    page = context.new_page()
    heard = _listen(page, weight, site)
    try:
        response = page.goto(site + weight.path, wait_until="load")
    except Exception as error:  # a download is not a page
        weight.kind = "download" if "Download" in str(error) else "error"
        if weight.kind == "error":
            weight.faults.append(str(error).splitlines()[0])
        page.close()
        return None
    _note(response, weight)
    heard.detach()
    if not weight.kind.startswith("text/html") or weight.status == 302:
        page.close()
        return None
    found = page.evaluate(SHAPE)
    weight.nodes = found["nodes"]
    weight.shape = hashlib.sha256(found["shape"].encode()).hexdigest()
    parts = page.evaluate(PARTS)
    if parts["h1"] != 1 or parts["main"] != 1 or not parts["lang"]:
        weight.faults.append(f"h1 {parts['h1']}, main {parts['main']}, lang {parts['lang']!r}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if wide := page.evaluate(OVERFLOW):
            weight.faults.append(f"scrolls sideways at {width} px: {wide}")
    return page


def _listen(page: Page, weight: Weight, site: str) -> CDPSession:
    """Add up what travels; note errors, and whatever comes from elsewhere."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    scripts: set[str] = set()

    def answered(event: dict[str, Any]) -> None:
        weight.requests += 1
        if event["type"] == "Script":
            scripts.add(event["requestId"])
        url = event["response"]["url"]
        if not url.startswith((site, "data:")):
            weight.faults.append(f"asks elsewhere: {url}")

    def arrived(event: dict[str, Any]) -> None:
        weight.bytes += int(event["encodedDataLength"])
        if event["requestId"] in scripts:
            weight.script += int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", arrived)
    page.on("pageerror", lambda error: weight.faults.append(f"script error: {error}"))
    page.on("console", lambda said: _note_error(said, weight))
    return session


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


def axe_faults(page: Page) -> list[str]:
    """What axe finds at each width."""
    page.evaluate(AXE.read_text())
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        result = page.evaluate(
            "tags => axe.run(document, {resultTypes: ['violations'],"
            " runOnly: {type: 'tag', values: tags}})",
            AXE_TAGS,
        )
        for violation in result["violations"]:
            node = violation["nodes"][0]
            found.append(f"axe at {width} px: {violation['id']}: {node['target'][0]}")
    return found


def keyboard_faults(page: Page) -> list[str]:
    """Walk with Tab: each stop shows where one is, and the walk goes on."""
    found = [f"out of the keyboard's order: {what}" for what in page.evaluate(UNREACHABLE)]
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("() => { document.activeElement.blur(); window.parvisSeen = undefined; }")
    stuck = ""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop and stop["away"]:  # the page may still be scrolling to it
            page.wait_for_timeout(250)
            stop |= page.evaluate(FOCUS) | {"again": stop["again"]}
        if stop is None or (stop["again"] and stop["what"] != stuck):
            break
        if stop["what"] == stuck and stop["again"]:
            found.append(f"the keyboard is trapped: {stop['what']}")
            break
        stuck = stop["what"]
        if not stop["ring"]:
            found.append(f"no visible focus: {stop['what']}")
        if stop["away"]:
            found.append(f"focus out of sight: {stop['what']}")
    return found


def scriptless_faults(context: BrowserContext, site: str, path: str, page: Page) -> list[str]:
    """Without script the same links, forms, fields and buttons are there."""
    plain = context.new_page()
    plain.set_viewport_size({"width": 1280, "height": 800})
    page.set_viewport_size({"width": 1280, "height": 800})
    plain.goto(site + path, wait_until="load")
    without, whole = plain.evaluate(PARTS), page.evaluate(PARTS)
    plain.close()
    return [
        f"without script: {without[part]} {part} instead of {whole[part]}"
        for part in ("h1", "links", "forms", "fields", "buttons")
        if without[part] < whole[part]
    ]
