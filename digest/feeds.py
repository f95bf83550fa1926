"""Editions -> Atom, RSS and JSON Feed, an entry per brief, newest edition first.

Each brief is made an `Entry` once, in words and addresses that any form can carry, and the three forms only write
it down: so they can't disagree. Every date is an edition's, never the clock's, so two builds are byte-identical.
Ids are tag: URIs (RFC 4151) of the edition's authority, its day and the brief's id: a new `base_url` changes none.

Without a `base_url` there is no page of ours to lead to. Then an entry links to its first source that has an
address, or to nothing, which all three formats allow beside full content; the feed names no address of its own.
RSS alone demands a link of the channel: there it is the newest entry's.

feedgen's traps are mended in `_feed` and `_entry`, and nowhere else. This stores nothing and announces nothing: no
paging (RFC 5005), no hub.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import quote, urlsplit

from digest.model import Brief, Edition, Section, Sentence

# Stands in ids where nobody has named an authority; example.org belongs to no one (RFC 2606).
DEFAULT_TAG = "digest.example.org,2025:samples"
# What RSS gets as the channel's link where no entry has one either: an address that leads nowhere by RFC 2606.
NO_PAGE = "https://digest.example.org/"
# About five editions: real feeds hold 15 entries in the median, and readers fetch them whole each hour.
MOST_ENTRIES = 60
JSON_FEED = "https://jsonfeed.org/version/1.1"
RSS_DOCS = "https://www.rssboard.org/rss-specification"
# What XML 1.0 forbids or advises against (controls, lone surrogates, noncharacters), and the bidi controls that let
# a title reorder what stands around it. The marks and joiners U+200C-200F stay: Persian and Arabic need them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# RFC 3986: everything that may stand in an address as it is. The rest is percent-encoded.
_ADDRESS_MARKS = "%:/?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Entry:
    """What every form says of one brief. All of it can be printed; `link` is "" where it leads nowhere.

    `title` and `summary` are plain text, `content` is HTML; `issued` is in UTC and whole seconds.
    """

    id: str
    link: str
    title: str
    summary: str
    content: str
    section: str
    author: str
    language: str
    issued: datetime


def atom(editions: Sequence[Edition], limit: int = MOST_ENTRIES) -> bytes:
    """RFC 4287, of at least one edition; at most `limit` entries."""
    newest, entries = _newest(editions), _entries(editions, limit)
    feed = _feed(newest)
    if home := _home(newest):
        feed.link(href=f"{home}feed.atom", rel="self", type="application/atom+xml")
        feed.link(href=home, rel="alternate", type="text/html")
    for entry in entries:
        _entry(feed, entry, summary=entry.summary)
    return _proven(feed.atom_str(pretty=True))


def rss(editions: Sequence[Edition], limit: int = MOST_ENTRIES) -> bytes:
    """RSS 2.0 with the full text in content:encoded, of at least one edition; at most `limit` entries."""
    newest, entries = _newest(editions), _entries(editions, limit)
    feed = _feed(newest)
    # Atom would repeat its authors in it.
    feed.load_extension("dc", atom=False, rss=True)
    home = _home(newest)
    if home:
        feed.link(href=f"{home}feed.rss", rel="self", type="application/rss+xml")
    # feedgen takes the last link for the channel's own.
    feed.link(href=home or next((one.link for one in entries if one.link), NO_PAGE), rel="alternate")
    for entry in entries:
        # A description is read as HTML, whatever it holds (RSS 2.0, "entity-encoded HTML is allowed").
        made = _entry(feed, entry, summary=html.escape(entry.summary, quote=False))
        made.dc.dc_creator(entry.author)
    return _proven(feed.rss_str(pretty=True))


def json_feed(editions: Sequence[Edition], limit: int = MOST_ENTRIES) -> str:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1), of at least one edition; at most `limit` entries."""
    newest = _newest(editions)
    data: dict[str, Any] = {
        "version": JSON_FEED,
        "title": _name(newest),
        "description": _description(newest),
        "language": newest.language,
        "authors": [{"name": _name(newest)}],
    }
    if home := _home(newest):
        data |= {"home_page_url": home, "feed_url": f"{home}feed.json"}
    data["items"] = [_json_item(entry) for entry in _entries(editions, limit)]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


# ---------------------------------------------------------------- Atom and RSS


def _feed(newest: Edition) -> Any:
    """A feed without links and entries. Atom and RSS need one each: their own addresses differ."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(_tag(newest))
    feed.title(_name(newest))
    feed.subtitle(_description(newest))
    feed.author(name=_name(newest))
    feed.language(newest.language)
    # Left unset, these would name feedgen and the time of the build.
    feed.generator("digest")
    feed.docs(RSS_DOCS)
    feed.updated(_issued(newest))
    feed.lastBuildDate(_issued(newest))
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


# ---------------------------------------------------------------- what all three say


def _newest(editions: Sequence[Edition]) -> Edition:
    return max(editions, key=lambda edition: edition.issued)


def _entries(editions: Sequence[Edition], limit: int) -> list[Entry]:
    ordered = sorted(editions, key=lambda edition: edition.issued, reverse=True)
    return list(islice((entry for edition in ordered for entry in _told(edition)), limit))


def _told(edition: Edition) -> Iterator[Entry]:
    for section in edition.sections:
        for brief in section.briefs:
            yield _made(edition, section, brief)


def _made(edition: Edition, section: Section, brief: Brief) -> Entry:
    # Atom forbids an entry without a title, and feedgen raises at it.
    title = _clean(brief.title.text) or brief.id
    return Entry(
        id=f"{_tag(edition)}:{edition.day}:{_fragment(brief.id)}",
        link=_link(edition, brief),
        title=title,
        # Where there is none, feedgen would move the content into RSS's description.
        summary=_clean(next(brief.sentences, brief.title).text) or title,
        content=_content(edition, brief),
        section=_clean(section.title),
        author=_name(edition),
        language=edition.language,
        issued=_issued(edition),
    )


def _name(edition: Edition) -> str:
    return _clean(edition.name) or "digest"


def _description(edition: Edition) -> str:
    return f"{_name(edition)}: every sentence taken from the articles it links to"


def _issued(edition: Edition) -> datetime:
    return edition.issued.astimezone(UTC).replace(microsecond=0)


def _tag(edition: Edition) -> str:
    return f"tag:{_encoded(edition.tag or DEFAULT_TAG)}"


def _home(edition: Edition) -> str:
    """Where out/ is served, with its slash; "" where nobody has said."""
    return _address(f"{edition.base_url.rstrip('/')}/") if edition.base_url else ""


def _link(edition: Edition, brief: Brief) -> str:
    """The brief's place on the edition's page; without a page, its first source that has an address."""
    if home := _home(edition):
        return f"{home}{edition.day}/#{_fragment(brief.id)}"
    addresses = (_address(edition.reference(article_id).url) for article_id in brief.sources)
    return next(filter(None, addresses), "")


def _content(edition: Edition, brief: Brief) -> str:
    """The brief as HTML that is good in any reader: paragraphs, the sentences' links, the sources."""
    paragraphs = [" ".join(_set(one) for one in paragraph) for paragraph in brief.paragraphs]
    return "\n".join(f"<p>{inner}</p>" for inner in (*paragraphs, _sources(edition, brief)))


def _set(sentence: Sentence) -> str:
    """A sentence with its links; what stands between them is escaped. A link that overlaps another is not one."""
    pieces: list[str] = []
    done = 0
    for link in sorted(sentence.links, key=lambda link: link.start):
        if done <= link.start < link.end <= len(sentence.text):
            pieces.append(_escaped(sentence.text[done : link.start]))
            pieces.append(_anchor(link.url, sentence.text[link.start : link.end]))
            done = link.end
    return "".join((*pieces, _escaped(sentence.text[done:])))


def _sources(edition: Edition, brief: Brief) -> str:
    """The line that closes a brief, in the email's words."""
    cited = [edition.reference(article_id) for article_id in brief.sources]
    label = "Source" if len(cited) == 1 else "Sources"
    named = " · ".join(_anchor(one.url, one.publisher) for one in cited)
    also = f" Also reported by {_escaped(', '.join(brief.also))}." if brief.also else ""
    return f"{label}: {named}.{also}"


def _anchor(url: str, words: str) -> str:
    """The words as a link, where the address is one of the web's; anything else stays words."""
    address = _address(url)
    return f'<a href="{html.escape(address)}">{_escaped(words)}</a>' if address else _escaped(words)


def _escaped(words: str) -> str:
    return html.escape(_UNPRINTABLE.sub("", words), quote=False)


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", text).strip()


def _address(url: str) -> str:
    """The url if it leads to the web (http, https), in ASCII; else ""."""
    # Encoded before it is judged: Python and browsers skip some controls that would hide a scheme.
    encoded = _encoded(url.strip())
    try:
        split = urlsplit(encoded)
    except ValueError:
        return ""
    return encoded if split.scheme in {"http", "https"} and split.hostname else ""


def _encoded(text: str) -> str:
    return quote(text.encode(errors="replace"), safe=_ADDRESS_MARKS)


def _fragment(name: str) -> str:
    return quote(name.encode(errors="replace"), safe="")
