"""A site's page -> the feeds it names; and where a feed usually lies when a page names none.

A page that knows its feeds says so in its head, with <link rel="alternate">. Where none does, its own links may lead
to one. All are guesses until somebody has asked: an address found here need not hold a feed. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from digest.errors import UnreadableSource
from digest.extract import clean
from digest.extract.body import fragments
from digest.model import Document

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

# What a feed calls itself in a page's head (HTML Living Standard, 4.6.6.1, and the feeds' own specifications).
TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json application/json "
    "application/xml text/xml".split()
)
# These stand for much else too (a page's own API, a site map): they must look like a feed besides.
LOOSE_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
# Where the common publishing programs put the feed of a site, the most common first.
PLACES = ("feed", "rss.xml", "atom.xml", "feed.json", "index.xml")
# A page of links may have thousands; after so many it is a directory of feeds, not a site.
MOST_LINKS = 20
# The head of any page, and the footer with its feed symbol of nearly all, are within this.
MOST_BYTES = 2_000_000
# No address in use is longer; what is would set patterns counting.
LONGEST = 2000
# The last part of an address that leads to a feed.
_LOOKS = re.compile(
    r"/(?:feeds?|rss|atom|rdf)(?:/(?:rss2?|atom|rdf|default|all|index))?/?$"
    r"|[./](?:rss2?|atom|rdf)$"
    r"|/(?:index\.|(?=[^/]*(?:rss|atom|feed))[^/]*\.)(?:xml|json)$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:^|&)(?:feed|format|type)=(?:rss2?|atom|feed)(?:&|$)", re.IGNORECASE)
# The feed of what readers say, in the languages whose sites were looked at.
_COMMENTS = re.compile(r"\b(?:comments?|kommentare?|commentaires?|comentarios?|commenti)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """An address at which a page says, or seems to say, that a feed lies; `media_type` is "" where it does not say."""

    url: str
    title: str = ""
    media_type: str = ""


def feed_links(document: Document) -> list[FeedLink]:
    """The feeds that a page names, in its order, those of comments last; its own feed-like links where it names none.

    The list is empty for what is no page at all.
    """
    try:
        soup = _parsed(clean.text_of(document.body[:MOST_BYTES]))
    except UnreadableSource:
        return []
    base = _base(soup, document.origin)
    site = _host(document.origin) or _host(base)
    found = _once(_named(soup, base)) or _once(
        link for link in _linked(soup, base) if _host(link.url) == site and looks_like_feed(link.url)
    )
    return sorted(found, key=_of_comments)[:MOST_LINKS]


def usual_places(address: str) -> list[str]:
    """The few addresses worth one try where a page names no feed: below its first folder, then on top of its site."""
    parts = urlsplit(address)
    first = parts.path.split("/")[1:2]
    folders = [f"/{name}/" for name in first if name and "." not in name]
    return [
        f"{parts.scheme}://{parts.netloc}{folder}{place}" for folder in (*folders, "/") for place in PLACES
    ]


def looks_like_feed(url: str) -> bool:
    """Does an address end as those of feeds do?"""
    parts = urlsplit(url)
    return bool(_LOOKS.search(parts.path) or _ASKS.search(parts.query))


def _parsed(page: str) -> BeautifulSoup:
    """Nothing but the elements that are asked about: the rest is never built."""
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup
    from bs4.filter import SoupStrainer

    if "<" not in page:
        raise UnreadableSource("no markup at all")
    wanted = SoupStrainer(["base", "link", "a"])
    try:
        return BeautifulSoup(fragments.without_instructions(page), "lxml", parse_only=wanted)
    except (ParserRejectedMarkup, RecursionError) as error:
        raise UnreadableSource("markup that no parser accepts") from error


def _base(soup: BeautifulSoup, origin: str) -> str:
    """What relative addresses are relative to."""
    element = soup.find("base", href=True)
    return _resolved(origin, str(element["href"])) or origin if element else origin


def _named(soup: BeautifulSoup, base: str) -> Iterator[FeedLink]:
    """What the page's head says."""
    for element in soup.find_all("link", href=True):
        kind = str(element.get("type", "")).split(";")[0].strip().lower()
        url = _resolved(base, str(element["href"]))
        relations = {str(word).lower() for word in element.get_attribute_list("rel")}
        known = kind in TYPES and (kind not in LOOSE_TYPES or looks_like_feed(url))
        if url and known and relations & {"alternate", "feed"}:
            yield FeedLink(url, _words(str(element.get("title", ""))), kind)


def _linked(soup: BeautifulSoup, base: str) -> Iterator[FeedLink]:
    """Wherever the page leads."""
    for element in soup.find_all("a", href=True):
        url = _resolved(base, str(element["href"]))
        if url:
            yield FeedLink(url, _words(element.get_text(" ")))


def _once(links: Iterable[FeedLink]) -> list[FeedLink]:
    """Each address once, at its first place."""
    found: dict[str, FeedLink] = {}
    for link in links:
        found.setdefault(link.url, link)
    return list(found.values())


def _of_comments(link: FeedLink) -> bool:
    return bool(_COMMENTS.search(f"{link.title} {urlsplit(link.url).path}"))


def _resolved(base: str, href: str) -> str:
    """The whole address of a link, "" where it leads to nothing of the web."""
    try:
        url = urldefrag(urljoin(base, href.strip())).url
        parts = urlsplit(url)
    except ValueError:
        return ""
    sound = parts.scheme in {"http", "https"} and parts.hostname and len(url) <= LONGEST
    return url if sound else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _words(text: str) -> str:
    return clean.line(text)[:200]
