"""RSS, Atom and RDF -> what their entries say.

feedparser reads the text it is handed and never opens anything itself. Entity declarations are refused unparsed: a
feed has no use for them, and a few lines of them can fill any memory.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from digest.errors import UnreadableSource
from digest.extract import dates
from digest.extract.body import fragments
from digest.extract.feeds import entries
from digest.extract.making import Found

BROKEN = "a feed too broken to read: mend it or save its articles as pages"
SURROGATES, MOST_UNICODE, LONGEST_REFERENCE = (0xD800, 0xDFFF), 0x10FFFF, 10
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")
# RSS writes "mail@example.org (Name)".
_MAILED = re.compile(r"^[\w.+-]+@[\w.-]+\s*(?:\((?P<name>[^)]+)\))?$")


def found(text: str) -> Iterator[Found]:
    """What each entry says, in the feed's order. Raises UnreadableSource where there is no feed to read."""
    feed = _parsed(text)
    if not feed["entries"] and feed.get("bozo"):
        raise UnreadableSource(BROKEN)
    channel = feed["feed"]
    for item in entries.capped(feed["entries"]):
        yield item if isinstance(item, Found) else _entry(item, channel)


def _parsed(text: str) -> Mapping[str, Any]:
    """The feed as feedparser sees it: as UTF-8 in a buffer, since a bare string it would take for a path."""
    root = _ROOT.search(text)
    if "<!ENTITY" in text[: root.start() if root else len(text)].upper():
        raise UnreadableSource(
            "it declares XML entities, which no feed needs and some abuse: remove the <!ENTITY lines"
        )
    import feedparser

    body = _REFERENCE.sub(_legal, _DOCTYPE.sub("", _DECLARATION.sub("", text), count=1)).strip()
    source = io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + body.encode("utf-8", "replace"))
    try:
        parsed: Mapping[str, Any] = feedparser.parse(source, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, AssertionError, RecursionError) as error:
        # The ways in which its loose parser gives up on what its strict one refused.
        raise UnreadableSource(BROKEN) from error
    return parsed


def _legal(reference: re.Match[str]) -> str:
    """The reference, or "" for a surrogate or a number beyond Unicode, over which feedparser stumbles."""
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) <= LONGEST_REFERENCE else MOST_UNICODE + 1
    legal = number <= MOST_UNICODE and not SURROGATES[0] <= number <= SURROGATES[1]
    return reference.group() if legal else ""


def _entry(item: Mapping[str, Any], channel: Mapping[str, Any]) -> Found:
    contents = [part for part in item.get("content", ()) if part.get("value")]
    source = item.get("source") or {}
    tags = item.get("tags") or [{}]
    said = Found(
        title=fragments.text(item.get("title") or ""),
        author=_authors(item) or _authors(channel),
        publisher=entries.house(source.get("title") or channel.get("title") or ""),
        kicker=fragments.text(tags[0].get("term") or ""),
        published=dates.parse(_own(item, "published")) or dates.parse(_own(item, "updated")),
        url=item.get("link") or item.get("id") or "",
        language=(contents[0].get("language") if contents else "") or channel.get("language") or "",
        guid=item.get("id") or "",
    )
    return entries.entry(said, contents[0]["value"] if contents else "", item.get("summary") or "")


def _own(item: Mapping[str, Any], key: str) -> str:
    """The item's own value: asked for "updated", feedparser may answer with "published" and a warning."""
    return str(item[key] or "") if key in item else ""


def _authors(item: Mapping[str, Any]) -> str:
    names = [_name(author.get("name") or "") for author in item.get("authors") or ()]
    return " and ".join(dict.fromkeys(name for name in names if name)) or _name(item.get("author") or "")


def _name(author: str) -> str:
    mailed = _MAILED.match(author.strip())
    return fragments.text((mailed["name"] or "") if mailed else author)
