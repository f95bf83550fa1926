"""JSON Feed 1.0 and 1.1 (jsonfeed.org) -> what its items say.

Every value is taken for what it should be or not at all: a feed whose title is a number has no title.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from digest.errors import UnreadableSource
from digest.extract import dates
from digest.extract.body import fragments
from digest.extract.feeds import entries
from digest.extract.making import Found

# JSON Feed's plain text is no HTML: what looks like a tag in it is text.
_ESCAPES = str.maketrans({"<": "&lt;", "&": "&amp;"})


def found(text: str) -> Iterator[Found]:
    """What each item says, in the feed's order. Raises UnreadableSource where there is no feed to read."""
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(
            "a JSON Feed too broken to read: mend it or save its articles as pages"
        ) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableSource("JSON, but no JSON Feed: save the article as .html, .txt or .md")
    for item in entries.capped(items):
        yield item if isinstance(item, Found) else _entry(item, feed)


def _entry(item: object, feed: Mapping[str, Any]) -> Found:
    if not isinstance(item, dict):
        return Found(flaw="an item that is no object: mend the feed")
    tags = item.get("tags")
    said = Found(
        title=fragments.text(_string(item, "title")),
        author=_authors(item) or _authors(feed),
        publisher=entries.house(_string(feed, "title")),
        kicker=fragments.text(str(tags[0])) if isinstance(tags, list) and tags else "",
        published=dates.parse(_string(item, "date_published")) or dates.parse(_string(item, "date_modified")),
        url=_string(item, "url") or _string(item, "external_url") or _string(item, "id"),
        language=_string(item, "language") or _string(feed, "language"),
        guid=_name(item.get("id")),
    )
    content = _string(item, "content_html") or _string(item, "content_text").translate(_ESCAPES)
    return entries.entry(said, content, _string(item, "summary").translate(_ESCAPES))


def _authors(holder: Mapping[str, Any]) -> str:
    """Version 1.1's `authors`, else version 1's `author`."""
    listed = holder.get("authors")
    authors = listed if isinstance(listed, list) else [holder.get("author")]
    names = [fragments.text(_string(author, "name")) for author in authors if isinstance(author, dict)]
    return " and ".join(name for name in names if name)


def _name(guid: object) -> str:
    """Version 1 says that an id may be a number, and is to be taken for its text."""
    return guid if isinstance(guid, str) else str(guid) if isinstance(guid, int | float) else ""


def _string(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""
