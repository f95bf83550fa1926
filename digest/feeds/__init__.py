"""Editions -> Atom, RSS and JSON Feed, an entry per brief, newest edition first.

Each brief is made an `Entry` once (`entries`), in words and addresses that any form can carry, and the three forms
only write it down: so they can't disagree, and two builds are byte-identical.

An entry without a link is fine in all three formats beside full content; RSS alone demands one of the channel: without
a `base_url` it is the newest entry's.

feedgen's traps are mended in `_feed` and `_entry`, and nowhere else. This stores nothing and announces nothing: no
paging (RFC 5005), no hub.
"""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from typing import Any

from digest.feeds.entries import Channel, Entry, channel
from digest.model import Edition
from digest.words import ENGLISH, Words

# What RSS gets as the channel's link where no entry has one either: an address that leads nowhere by RFC 2606.
NO_PAGE = "https://digest.example.org/"
# About five editions: real feeds hold 15 entries in the median, and readers fetch them whole each hour.
MOST_ENTRIES = 60
JSON_FEED = "https://jsonfeed.org/version/1.1"
RSS_DOCS = "https://www.rssboard.org/rss-specification"


def atom(editions: Sequence[Edition], limit: int = MOST_ENTRIES, words: Words = ENGLISH) -> bytes:
    """RFC 4287, of at least one edition; at most `limit` entries."""
    told = channel(editions, words, limit)
    feed = _feed(told)
    if told.home:
        feed.link(href=f"{told.home}feed.atom", rel="self", type="application/atom+xml")
        feed.link(href=told.home, rel="alternate", type="text/html")
    for entry in told.entries:
        _entry(feed, entry, summary=entry.summary)
    return _proven(feed.atom_str(pretty=True))


def rss(editions: Sequence[Edition], limit: int = MOST_ENTRIES, words: Words = ENGLISH) -> bytes:
    """RSS 2.0 with the full text in content:encoded, of at least one edition; at most `limit` entries."""
    told = channel(editions, words, limit)
    feed = _feed(told)
    # Atom would repeat its authors in it.
    feed.load_extension("dc", atom=False, rss=True)
    if told.home:
        feed.link(href=f"{told.home}feed.rss", rel="self", type="application/rss+xml")
    # feedgen takes the last link for the channel's own.
    feed.link(
        href=told.home or next((one.link for one in told.entries if one.link), NO_PAGE), rel="alternate"
    )
    for entry in told.entries:
        # A description is read as HTML, whatever it holds (RSS 2.0, "entity-encoded HTML is allowed").
        made = _entry(feed, entry, summary=html.escape(entry.summary, quote=False))
        made.dc.dc_creator(entry.author)
    return _proven(feed.rss_str(pretty=True))


def json_feed(editions: Sequence[Edition], limit: int = MOST_ENTRIES, words: Words = ENGLISH) -> str:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1), of at least one edition; at most `limit` entries."""
    told = channel(editions, words, limit)
    data: dict[str, Any] = {
        "version": JSON_FEED,
        "title": told.title,
        "description": told.description,
        "language": told.language,
        "authors": [{"name": told.title}],
    }
    if told.home:
        data |= {"home_page_url": told.home, "feed_url": f"{told.home}feed.json"}
    data["items"] = [_json_item(entry) for entry in told.entries]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


# ---------------------------------------------------------------- Atom and RSS


def _feed(told: Channel) -> Any:
    """A feed without links and entries. Atom and RSS need one each: their own addresses differ."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(told.id)
    feed.title(told.title)
    feed.subtitle(told.description)
    feed.author(name=told.title)
    feed.language(told.language)
    # Left unset, these would name feedgen and the time of the build.
    feed.generator("digest")
    feed.docs(RSS_DOCS)
    feed.updated(told.issued)
    feed.lastBuildDate(told.issued)
    return feed


def _entry(feed: Any, entry: Entry, summary: str) -> Any:
    # By itself feedgen puts the newest call first.
    made = feed.add_entry(order="append")
    made.id(entry.id)
    made.title(entry.title)
    if entry.link:
        # Atom loses every rel but this one, so an entry has no other link.
        made.link(href=entry.link, rel="alternate")
    made.author(name=entry.author)
    made.published(entry.issued)
    made.updated(entry.issued)
    made.summary(summary)
    # As CDATA it would be no valid Atom, and as xhtml it would break at the first <br>.
    made.content(entry.content, type="html")
    if entry.section:
        made.category(term=entry.section)
    return made


def _proven(body: bytes) -> bytes:
    """The feed, read once by a strict parser: one that is not well-formed must never replace one that is."""
    from lxml import etree

    etree.fromstring(body)
    return body.rstrip(b"\n") + b"\n"


# ---------------------------------------------------------------- JSON Feed


def _json_item(entry: Entry) -> dict[str, Any]:
    moment = f"{entry.issued:%Y-%m-%dT%H:%M:%SZ}"
    item: dict[str, Any] = {"id": entry.id}
    if entry.link:
        item["url"] = entry.link
    return item | {
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "date_published": moment,
        "date_modified": moment,
        "tags": [entry.section] if entry.section else [],
        "language": entry.language,
    }
