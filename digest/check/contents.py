"""What stands in an HTML letter: links that lead somewhere, images that say what they are, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from digest.check.pages import Page, label
from digest.check.rules import Complaint, Rule, quoted
from digest.model import Level

VAGUE = re.compile(r"(click )?here|(read )?more|learn more|link|this|read|continue|details", re.IGNORECASE)
ACTIVE = (
    "script",
    "form",
    "input",
    "button",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "video",
    "audio",
    "base",
    "applet",
)
# An image of so few pixels shows nothing: it counts readers.
SPECK = 2


def _vague(page: Page) -> Iterator[Complaint]:
    for link in page.all("a"):
        said = label(link)
        if not said:
            yield Complaint(
                f"a link to {link.get('href')}",
                "it has no words: nobody can tell where it leads",
                "give it words",
            )
        elif VAGUE.fullmatch(said.strip(" .:»›→")):
            yield Complaint(
                f"the link {quoted(said)}", "read by itself it says nothing", "name what it leads to"
            )


def _addresses(page: Page) -> Iterator[Complaint]:
    for link in page.all("a"):
        href = (link.get("href") or "").strip()
        if not _leads(href):
            yield Complaint(
                f"the link {quoted(label(link))}", f"it leads to {href!r}, which no mail program can follow",
                "give it an address that begins with https:// or mailto:",
            )  # fmt: skip


def _leads(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return bool(parts.scheme in {"http", "https"} and parts.netloc) or (
        parts.scheme == "mailto" and bool(parts.path)
    )


def _images(page: Page) -> Iterator[Complaint]:
    for number, image in enumerate(page.all("img"), 1):
        place = f"image {number}"
        if image.get("alt") is None:
            yield Complaint(place, "no alt: it is nothing to those who don't see it", 'describe it: alt="…"')
        if not all(re.fullmatch(r"[1-9]\d*", image.get(side) or "") for side in ("width", "height")):
            yield Complaint(
                place,
                "no width and height in pixels: Outlook shows it at its own size",
                "write both as numbers",
            )
        if not (image.get("src") or "").startswith(("https://", "http://")):
            yield Complaint(
                place,
                "its address is not absolute: it stays empty",
                "put it on a web server and write https://…",
            )


def _trackers(page: Page) -> Iterator[Complaint]:
    for number, image in enumerate(page.all("img"), 1):
        sizes = [int(size) for side in ("width", "height") if (size := image.get(side) or "").isdecimal()]
        if image in page.unseen or any(size <= SPECK for size in sizes):
            yield Complaint(
                f"image {number}", "nobody can see it: it counts readers behind their backs", "take it out"
            )


def _active(page: Page) -> Iterator[Complaint]:
    for one in page.all(*ACTIVE):
        yield Complaint(f"<{one.tag}>", "mail programs drop it, and spam filters mind it", "take it out")
    for one in page.elements:
        for name in one.attrib:
            if str(name).lower().startswith("on"):
                yield Complaint(f"<{one.tag} {name}>", "a script: mail programs drop it", "take it out")


def ways_out(page: Page) -> list[str]:
    """Where the links lead by which a reader leaves the list."""
    links = [(f"{label(link)} {link.get('href')}".lower(), link.get("href") or "") for link in page.all("a")]
    return [href for said, href in links if any(word in said for word in LEAVING)]


def _unsubscribe(page: Page) -> Iterator[Complaint]:
    if not ways_out(page):
        yield Complaint(
            "", "no visible way off the list, which readers, laws and large providers ask for",
            'name one in digest.toml: [mail] unsubscribe = ["https://…"]',
        )  # fmt: skip


# How leaving a list is called, in addresses and in the words of the languages that there are catalogues for.
LEAVING = ("unsubscri", "abbestell", "إلغاء الاشتراك", "opt-out", "optout", "signoff")

RULES: tuple[Rule[Page], ...] = (
    Rule("email/link-text", Level.ERROR, _vague),
    Rule("email/link-address", Level.ERROR, _addresses),
    Rule("email/image", Level.ERROR, _images),
    Rule("email/tracker", Level.ERROR, _trackers),
    Rule("email/active", Level.ERROR, _active),
)
# A sample is sent to nobody, so nobody has to leave.
SENT: tuple[Rule[Page], ...] = (Rule("email/unsubscribe", Level.WARNING, _unsubscribe),)
