"""Document -> Articles: the border where bytes of anywhere become plain text.

A reader for each kind of document (`html`, `plaintext`, `markdown`, `feed`, `jsonfeed`) says what it found, and
`making` turns that into an Article. Whatever can't become one is a `Skipped` that says why and what to do next; nothing
is raised for a bad input. Readers fetch nothing and ask no clock; heavy libraries are loaded by the first page that
needs them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import PurePath

from digest.errors import UnreadableSource
from digest.extract import clean, feed, html, jsonfeed, languages, making, markdown, plaintext, sniff
from digest.extract.clean import MOST_BYTES
from digest.extract.making import Found
from digest.model import PARAGRAPH_BREAK, Article, Document, Skipped

__all__ = ["MOST_BYTES", "body", "extract", "media_type"]

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


def extract(document: Document) -> list[Article | Skipped]:
    """The articles of one document, in its order; of a feed, each with `#n` behind its origin, n from 1."""
    try:
        text = clean.text_of(document.body)
        kind = sniff.kind(document.media_type, text)
        if kind in FEEDS:
            return _entries(document.origin, FEEDS[kind](text))
        return [making.article(document.origin, PAGES[kind](text))]
    except UnreadableSource as error:
        return [Skipped(document.origin, "extract", error.message)]


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


def _entries(origin: str, entries: Iterable[Found]) -> list[Article | Skipped]:
    """Each entry an article or a skip of its own; of entries with one address the first stays."""
    made: dict[str, str] = {}
    result: list[Article | Skipped] = []
    for number, found in enumerate(entries, 1):
        result.append(_entry(f"{origin}#{number}", found, made))
    if not result:
        raise UnreadableSource("a feed without entries: try again when it has some")
    return result


def _entry(origin: str, found: Found, made: dict[str, str]) -> Article | Skipped:
    try:
        article = making.article(origin, found)
    except UnreadableSource as error:
        return Skipped(origin, "extract", error.message)
    if article.id in made:
        return Skipped(
            origin, "extract", f"same address as {made[article.id]}, which was kept: nothing to do"
        )
    made[article.id] = origin
    return article
