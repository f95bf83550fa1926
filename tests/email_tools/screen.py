"""An email on the screen of a real browser: its width, its words where they stand, its colours, what axe finds.

Debian's Chromium, driven by playwright. The email is served from an address of its own out of memory; whatever else it
asks for is written down and refused, so no page reaches the network. What the figures mean is told by the tests.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page, Route, sync_playwright

from tests.email_tools import contrast
from tests.email_tools.contrast import Colour

HOME = "http://letter.test/"
# Quiet, offline, and able to run as root in a container.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
).split()

# Every run of text that has a place on the screen, in the order of the markup.
WORDS = """() => {
  const canvas = document.createElement("i");
  canvas.style.backgroundColor = "Canvas";
  document.documentElement.append(canvas);
  const bare = getComputedStyle(canvas).backgroundColor;
  canvas.remove();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode()); ) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const places = [...range.getClientRects()].filter(one => one.width && one.height);
    if (!node.nodeValue.trim() || !places.length) continue;
    const own = getComputedStyle(node.parentElement), grounds = [];
    let opacity = 1;
    for (let one = node.parentElement; one; one = one.parentElement) {
      grounds.push(getComputedStyle(one).backgroundColor);
      opacity *= getComputedStyle(one).opacity;
    }
    found.push({
      text: node.nodeValue, ink: own.color, grounds: [...grounds, bare],
      opacity: own.visibility === "visible" ? opacity : 0,
      left: Math.min(...places.map(one => one.left)), right: Math.max(...places.map(one => one.right)),
      top: places[0].top + scrollY, foot: places[0].bottom + scrollY,
    });
  }
  return found;
}"""
AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.html}`))"""
# As Outlook’s apps mark a letter whose text and grounds they have darkened.
AS_OUTLOOK = """() => { for (const name of ["data-ogsc", "data-ogsb"])
  document.documentElement.setAttribute(name, ""); }"""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text as it stands on the screen: its colour, what it stands on, its place in CSS pixels."""

    text: str
    ink: Colour
    ground: Colour
    left: float
    right: float
    top: float
    foot: float

    def contrast(self, *, inverted: bool = False) -> float:
        """The contrast of its ink to its ground, as they are or with their lightness turned over."""
        pair = (self.ink, self.ground)
        ink, ground = map(contrast.inverted, pair) if inverted else pair
        return contrast.ratio(contrast.seen((ink, ground)), ground)


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide the window is in CSS pixels, and which looks are asked for."""

    width: int = 1024
    dark: bool = False
    outlook: bool = False


def chromium() -> str | None:
    """Where the browser is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True, slots=True)
class Window:
    """A browser's one window, and all that the email in it has asked for besides itself."""

    page: Page
    asked: list[str]
    email: list[bytes]


@contextmanager
def window(executable: str) -> Iterator[Window]:
    """One window for all that is to be measured; nothing that an email asks for is given to it."""
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=executable, args=FLAGS)
        opened = Window(running.new_page(), [], [])
        opened.page.route("**/*", lambda route: _answer(opened, route))
        yield opened
        running.close()


def _answer(opened: Window, route: Route) -> None:
    if route.request.url == HOME:
        route.fulfill(body=opened.email[-1], content_type="text/html; charset=utf-8")
    else:
        opened.asked.append(route.request.url)
        route.abort()


def show(opened: Window, email: str, screen: Screen) -> None:
    """The email, opened anew."""
    opened.asked.clear()
    opened.email[:] = [email.encode()]
    opened.page.set_viewport_size({"width": screen.width, "height": 900})
    opened.page.emulate_media(color_scheme="dark" if screen.dark else "light")
    opened.page.goto(HOME, wait_until="load")
    if screen.outlook:
        opened.page.evaluate(AS_OUTLOOK)


def overflow(opened: Window, email: str, widths: Sequence[int]) -> list[float]:
    """By how many pixels the email, or a word of it, runs over the edges of windows so wide."""
    show(opened, email, Screen())
    return [_overflow(opened, width) for width in widths]


def _overflow(opened: Window, width: int) -> float:
    opened.page.set_viewport_size({"width": width, "height": 900})
    wide = int(opened.page.evaluate("document.documentElement.scrollWidth"))
    edges = [max(one.right - width, -one.left) for one in words(opened)]
    return max(wide - width, *edges, 0)


def words(opened: Window) -> list[Words]:
    """What can be read of the email in the window, in the order of its markup."""
    return [
        Words(
            one["text"],
            _faded(contrast.parsed(one["ink"]), one["opacity"]),
            contrast.seen([contrast.parsed(ground) for ground in one["grounds"]]),
            one["left"],
            one["right"],
            one["top"],
            one["foot"],
        )
        for one in opened.page.evaluate(WORDS)
    ]


def _faded(colour: Colour, opacity: float) -> Colour:
    return *colour[:3], colour[3] * opacity


def violations(opened: Window, axe: str) -> list[str]:
    """What axe-core finds wrong with the email in the window; `axe` is its script."""
    opened.page.evaluate(axe)
    return [str(one) for one in opened.page.evaluate(AXE)]


def unreadable(read: Sequence[Words], *, inverted: bool = False) -> list[str]:
    """The words whose contrast is too low, with the figure."""
    return [
        f"{figure:.2f}: {one.text.strip()[:60]}"
        for one in read
        if (figure := one.contrast(inverted=inverted)) < contrast.ENOUGH
    ]


def out_of_order(read: Sequence[Words]) -> list[str]:
    """The runs of text that stand higher on the screen than what is to be read before them."""
    return [one.text for above, one in pairwise(read) if one.foot <= above.top]


def stripped(email: str) -> str:
    """The email as programs show it that drop every style block."""
    return re.sub(r"(?is)<style.*?</style>", "", email)
