"""Editions -> Atom, RSS and JSON Feed, an entry per brief.

Every date comes from the edition, never from the clock, so two builds are byte-identical. Ids are tag: URIs
(RFC 4151) of the edition's authority, its day and the brief's id, so a new `base_url` changes none. Where there is no
`base_url`, an entry links to its first source, for a feed may not link to nowhere. feedgen's traps are mended in
`_feed` and `_entry`, and nowhere else: Atom and RSS are built apart, since each has its own self link.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from typing import Any

from digest.model import Brief, Edition, Reference, Section, Sentence

DEFAULT_TAG = "digest.example.org,2025:letter"
MOST_ENTRIES = 60
_WEB = ("http://", "https://")
# What XML 1.0 allows in no document, escaped or not; lone surrogates with it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Item = tuple[Edition, Section, Brief]


def atom(editions: Sequence[Edition]) -> bytes:
    """RFC 4287; `editions` newest first, at least one."""
    return _whole(_feed(editions, "feed.atom").atom_str(pretty=True))


def rss(editions: Sequence[Edition]) -> bytes:
    """RSS 2.0, full content in content:encoded."""
    return _whole(_feed(editions, "feed.rss").rss_str(pretty=True))


def json_feed(editions: Sequence[Edition]) -> str:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    newest = editions[0]
    data: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": newest.name,
        "description": _description(newest),
        "language": newest.language,
        "authors": [{"name": newest.name}],
    }
    if newest.base_url:
        data |= {"home_page_url": f"{newest.base_url}/", "feed_url": f"{newest.base_url}/feed.json"}
    data["items"] = [_json_item(*item) for item in _items(editions)]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _whole(body: bytes) -> bytes:
    return body if body.endswith(b"\n") else body + b"\n"


def _items(editions: Sequence[Edition]) -> list[Item]:
    found = [
        (edition, section, brief)
        for edition in editions
        for section in edition.sections
        for brief in section.briefs
    ]
    return found[:MOST_ENTRIES]


# ---------------------------------------------------------------- Atom and RSS


def _feed(editions: Sequence[Edition], file: str) -> Any:
    from feedgen.feed import FeedGenerator

    newest = editions[0]
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.id(f"tag:{newest.tag or DEFAULT_TAG}")
    feed.title(_clean(newest.name))
    feed.subtitle(_description(newest))
    feed.author(name=_clean(newest.name))
    feed.language(newest.language)
    feed.generator("digest")
    feed.docs("https://www.rssboard.org/rss-specification")
    if newest.base_url:
        feed.link(href=f"{newest.base_url}/{file}", rel="self")
        # RSS takes the last link for the channel's own.
        feed.link(href=f"{newest.base_url}/", rel="alternate")
    else:
        feed.link(href=_link(*_items(editions)[0]), rel="alternate")
    # Left unset, both would be the time of the build.
    feed.updated(newest.issued)
    feed.lastBuildDate(newest.issued)
    for item in _items(editions):
        _entry(feed, *item)
    return feed


def _entry(feed: Any, edition: Edition, section: Section, brief: Brief) -> None:
    entry = feed.add_entry(order="append")
    entry.id(_id(edition, brief))
    entry.title(_title(brief))
    entry.link(href=_link(edition, section, brief))
    entry.published(edition.issued)
    entry.updated(edition.issued)
    entry.summary(_summary(brief))
    entry.content(_content(edition, brief), type="html")
    entry.category(term=section.kind.value, label=section.title)
    entry.dc.dc_creator(_clean(edition.name))


# ---------------------------------------------------------------- JSON Feed


def _json_item(edition: Edition, section: Section, brief: Brief) -> dict[str, Any]:
    return {
        "id": _id(edition, brief),
        "url": _link(edition, section, brief),
        "title": _title(brief),
        "content_html": _content(edition, brief),
        "summary": _summary(brief),
        "date_published": f"{edition.issued:%Y-%m-%dT%H:%M:%SZ}",
        "date_modified": f"{edition.issued:%Y-%m-%dT%H:%M:%SZ}",
        "tags": [section.kind.value],
        "language": edition.language,
    }


# ---------------------------------------------------------------- what all three say


def _id(edition: Edition, brief: Brief) -> str:
    return f"tag:{edition.tag or DEFAULT_TAG}:{edition.day}:{brief.id}"


def _link(edition: Edition, _: Section, brief: Brief) -> str:
    """The brief's place on the edition's page; without a `base_url`, its first source that has an address."""
    if edition.base_url:
        return f"{edition.base_url}/{edition.day}/#{brief.id}"
    addresses = (edition.reference(article_id).url for article_id in brief.sources)
    return next((url for url in addresses if url.startswith(_WEB)), _id(edition, brief))


def _title(brief: Brief) -> str:
    return _clean(brief.title.text)


def _description(edition: Edition) -> str:
    return _clean(f"{edition.name}: every sentence taken from the articles it links to")


def _summary(brief: Brief) -> str:
    return _clean(next(brief.sentences).text)


def _content(edition: Edition, brief: Brief) -> str:
    """The brief as HTML that is good in any reader: paragraphs, the sentences' links, the sources."""
    paragraphs = [
        "".join(("<p>", " ".join(_set(one) for one in paragraph), "</p>")) for paragraph in brief.paragraphs
    ]
    return _clean("\n".join([*paragraphs, f"<p>{_sources(edition, brief)}</p>"]))


def _set(sentence: Sentence) -> str:
    """A sentence with its links; what stands between them is escaped."""
    pieces: list[str] = []
    done = 0
    for link in sentence.links:
        pieces.append(html.escape(sentence.text[done : link.start], quote=False))
        pieces.append(_anchor(link.url, sentence.text[link.start : link.end]))
        done = link.end
    return "".join((*pieces, html.escape(sentence.text[done:], quote=False)))


def _sources(edition: Edition, brief: Brief) -> str:
    named = " · ".join(_credit(edition.reference(article_id)) for article_id in brief.sources)
    also = f" Also reported by {html.escape(', '.join(brief.also), quote=False)}." if brief.also else ""
    return f"Sources: {named}.{also}"


def _credit(reference: Reference) -> str:
    return _anchor(reference.url, reference.publisher)


def _anchor(url: str, words: str) -> str:
    """The words as a link, where the address is one of the web's; anything else stays words."""
    shown = html.escape(words, quote=False)
    return f'<a href="{html.escape(url)}">{shown}</a>' if url.startswith(_WEB) else shown


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
