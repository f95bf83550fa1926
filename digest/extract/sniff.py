"""What a document is: by the type it claims, and by a look at its beginning where that says little.

A feed saved as .xml, a page answered as text/plain: the claim narrows, the text decides. Nothing is parsed.
"""

from __future__ import annotations

import re

from digest.errors import UnreadableSource

# How far a root element can be from the start, behind comments and a document type.
LOOK = 4096
_PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:\w+:)?(?P<name>[A-Za-z]+)")
ROOTS = {
    "rss": "xml feed",
    "feed": "xml feed",
    "rdf": "xml feed",
    "html": "html",
    "head": "html",
    "body": "html",
}
CLAIMS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/rss+xml": "xml feed",
    "application/atom+xml": "xml feed",
    "application/rdf+xml": "xml feed",
    "application/feed+json": "json feed",
    "application/xml": "",
    "application/octet-stream": "",
    "text/xml": "",
    "application/json": "",
    "": "",
}


def kind(media_type: str, text: str) -> str:
    """One of "html", "text", "markdown", "xml feed", "json feed".

    Raises UnreadableSource where the type is none of ours or the text is none of these.
    """
    claimed = CLAIMS.get(media_type.split(";", maxsplit=1)[0].strip().lower())
    if claimed is None:
        raise UnreadableSource(f"unknown type {media_type[:60]!r}: save it as .html, .txt or .md")
    found = _seen(text)
    if claimed == "markdown" or (claimed and not found):
        return claimed
    if not found:
        raise UnreadableSource("neither a feed nor a page: save the article as .html, .txt or .md")
    return found


def _seen(text: str) -> str:
    """The kind by the root element, or "" where it is none that we know."""
    if text.lstrip()[:1] == "{":
        return "json feed" if '"items"' in text else ""
    opening = text[:LOOK]
    prolog = _PROLOG.match(opening)
    root = _ROOT.match(opening, prolog.end() if prolog else 0)
    return ROOTS.get(root["name"].lower(), "") if root else ""
