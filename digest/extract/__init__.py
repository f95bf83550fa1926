"""Document -> Articles: the border where bytes of anywhere become plain text.

    readings     what a document holds: articles, pages that it only announces, and what can't be read
    extract      the same for whoever fetches no pages
    completed    an announced page -> its article
    not_a_feed   what came where a feed was promised

A reader for each kind of document says what it found: `page` for HTML, `plain` for scraped text, `markdown`, `feeds`;
pages and feeds share `body`. `walls` tells what came in an article's stead, and `making` makes the Article. Whatever can't become one is a `Skipped` that says why and what to do next; nothing
is raised for a bad input. Readers fetch nothing and ask no clock; heavy libraries are loaded by the first page that
needs them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import PurePath

from digest.errors import UnreadableSource
from digest.extract import clean, languages, making, markdown, sniff
from digest.extract.clean import MOST_BYTES
from digest.extract.feeds import feed, feeding, instead, jsonfeed
from digest.extract.making import Found
from digest.extract.page import html
from digest.extract.plain import plaintext, whence
from digest.model import PARAGRAPH_BREAK, Article, Document, Skipped, Wanted

__all__ = ["MOST_BYTES", "body", "completed", "extract", "media_type", "not_a_feed", "readings"]

EMPTY = "a feed without entries: try again when it has some"

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".xml": "application/xml",
    ".json": "application/json",
}
PAGES: dict[str, Callable[[str], Found]] = {
    "html": html.found,
    "text": plaintext.found,
    "markdown": markdown.found,
}
FEEDS: dict[str, Callable[[str], Iterable[Found]]] = {
    "xml feed": feed.found,
    "json feed": jsonfeed.found,
}


def media_type(name: str) -> str | None:
    """The media type that a file's name claims, None for a kind that nothing here reads."""
    return MEDIA_TYPES.get(PurePath(name).suffix.lower())


def readings(document: Document, text: str = "auto", zone: tzinfo = UTC) -> list[Article | Wanted | Skipped]:
    """The articles of one document, in its order; of a feed, each with `#n` behind its origin, n from 1.

    `text` says of a feed which pages are wanted: "auto", those that it only announces; "page", all; "feed", none.
    A date that states no zone is local time in `zone`.
    """
    try:
        kind, said = _kind(document)
        if kind in FEEDS:
            return list(feeding.entries(document.origin, FEEDS[kind](said), text, zone))
        return [making.article(document.origin, _page(kind, said), zone)]
    except UnreadableSource as error:
        return [Skipped(document.origin, "extract", error.message)]


def _page(kind: str, said: str) -> Found:
    """What is the article in a page. Raises UnreadableSource where a wall came in its place."""
    from digest.extract import walls

    found = PAGES[kind](said)
    if not found.told:
        found = replace(found, told=whence.told(found, said))
    rest = tuple(dropped.line for dropped in found.dropped)
    shell = walls.Shell(found.title, found.paragraphs, rest, said if kind == "html" else "", found.free)
    wall = walls.reason(shell)
    if wall:
        raise UnreadableSource(wall)
    return found


def extract(document: Document, zone: tzinfo = UTC) -> list[Article | Skipped]:
    """The articles of one document and what can't be read, nothing else being fetched."""
    found = readings(document, "feed", zone)
    articles: list[Article | Skipped] = [one for one in found if not isinstance(one, Wanted)]
    return articles or [Skipped(document.origin, "extract", EMPTY)]


def completed(wanted: Wanted, page: Document, zone: tzinfo = UTC) -> Article | Skipped:
    """The article of an announced page; what the page does not say of itself, the feed's entry says."""
    found = extract(page, zone)
    if len(found) != 1 or isinstance(found[0], Skipped):
        reasons = [one.reason for one in found if isinstance(one, Skipped)]
        return Skipped(wanted.origin, "extract", (reasons or ["a feed where a page was announced"])[0])
    return feeding.joined(found[0], wanted)


def not_a_feed(document: Document) -> str:
    """What came instead of a feed and what to do about it; "" if it is one."""
    try:
        kind, said = _kind(document)
    except UnreadableSource as error:
        return f"not a feed: {error.message}"
    return "" if kind in FEEDS else f"not a feed, but {instead.of_feed(said)}"


def _kind(document: Document) -> tuple[str, str]:
    """What a document is, and its text. Raises UnreadableSource where it is nothing that is read."""
    said = clean.text_of(document.body)
    kind = sniff.kind(document.media_type, said)
    if kind not in FEEDS and len(document.body) > MOST_BYTES:
        raise UnreadableSource("over 5 MB: no article is that long, save the page alone")
    return kind, said


def body(document: Document) -> Article | Skipped:
    """A document that is body text alone: a paragraph on each line, no headline, no furniture to look for.

    The lines stay as they are but for the blanks around them, so that evidence can be held against the file.
    """
    try:
        lines = clean.text_of(document.body).splitlines()
    except UnreadableSource as error:
        return Skipped(document.origin, "extract", error.message)
    paragraphs = tuple(line.strip() for line in lines if line.strip())
    text = PARAGRAPH_BREAK.join(paragraphs)
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    language = languages.language(text)
    return Article(key, document.origin, "", "", "", None, paragraphs, language=language)
