"""Editions -> what any feed says of them: a channel with its entries, in words and addresses that all forms carry.

Every date is an edition's, never the clock's. Ids are tag: URIs (RFC 4151) of the edition's authority, its day and the
brief's id: a new `base_url` changes none. Without a `base_url` there is no page of ours to lead to; then an entry leads
to its first source that has an address, or to nothing. How it is written down as Atom, RSS or JSON is not known here.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from digest.model import Brief, Edition, Section, Sentence
from digest.text import address, encoded, fragment, printable
from digest.words import Words

# Stands in ids where nobody has named an authority; example.org belongs to no one (RFC 2606).
DEFAULT_TAG = "digest.example.org,2025:samples"


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


@dataclass(frozen=True, slots=True)
class Channel:
    """What every form says of the letter. `home` is where out/ is served, with its slash, or ""."""

    id: str
    title: str
    description: str
    language: str
    home: str
    issued: datetime
    entries: tuple[Entry, ...]


def channel(editions: Sequence[Edition], words: Words, limit: int) -> Channel:
    """The feed of at least one edition, newest first, at most `limit` entries."""
    ordered = sorted(editions, key=lambda edition: edition.issued, reverse=True)
    newest = ordered[0]
    told = (entry for edition in ordered for entry in _told(edition, words))
    return Channel(
        id=_tag(newest),
        title=_name(newest),
        description=_description(newest, words),
        language=newest.language,
        home=_home(newest),
        issued=_issued(newest),
        entries=tuple(islice(told, limit)),
    )


def _told(edition: Edition, words: Words) -> Iterator[Entry]:
    for section in edition.sections:
        for brief in section.briefs:
            yield _made(edition, section, brief, words)


def _made(edition: Edition, section: Section, brief: Brief, words: Words) -> Entry:
    # Atom forbids an entry without a title, and feedgen raises at it.
    title = _clean(brief.title.text) or brief.id
    return Entry(
        id=f"{_tag(edition)}:{edition.day}:{fragment(brief.id)}",
        link=_link(edition, brief),
        title=title,
        # Where there is none, feedgen would move the content into RSS's description.
        summary=_clean(next(brief.sentences, brief.title).text) or title,
        content=_content(edition, brief, words),
        section=_clean(section.title),
        author=_name(edition),
        language=edition.language,
        issued=_issued(edition),
    )


def _name(edition: Edition) -> str:
    return _clean(edition.name) or "digest"


def _description(edition: Edition, words: Words) -> str:
    return words.say("%(name)s: every sentence taken from the articles it links to", name=_name(edition))


def _issued(edition: Edition) -> datetime:
    return edition.issued.astimezone(UTC).replace(microsecond=0)


def _tag(edition: Edition) -> str:
    return f"tag:{encoded(edition.tag or DEFAULT_TAG)}"


def _home(edition: Edition) -> str:
    """Where out/ is served, with its slash; "" where nobody has said."""
    return address(f"{edition.base_url.rstrip('/')}/") if edition.base_url else ""


def _link(edition: Edition, brief: Brief) -> str:
    """The brief's place on the edition's page; without a page, its first source that has an address."""
    if home := _home(edition):
        return f"{home}{edition.day}/#{fragment(brief.id)}"
    addresses = (address(edition.reference(article_id).url) for article_id in brief.sources)
    return next(filter(None, addresses), "")


def _content(edition: Edition, brief: Brief, words: Words) -> str:
    """The brief as HTML that is good in any reader: paragraphs, the sentences' links, the sources."""
    paragraphs = [" ".join(_set(one) for one in paragraph) for paragraph in brief.paragraphs]
    return "\n".join(f"<p>{inner}</p>" for inner in (*paragraphs, _sources(edition, brief, words)))


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


def _sources(edition: Edition, brief: Brief, words: Words) -> str:
    """The line that closes a brief, in the email's words."""
    cited = [edition.reference(article_id) for article_id in brief.sources]
    label = words.count("Source:", "Sources:", len(cited))
    named = " · ".join(_anchor(one.url, one.publisher) for one in cited)
    outlets = words.say(", ").join(brief.also)
    also = f" {_escaped(words.say('Also reported by %(outlets)s', outlets=outlets))}." if brief.also else ""
    return f"{label} {named}.{also}"


def _anchor(url: str, label: str) -> str:
    """The words as a link, where the address is one of the web's; anything else stays words."""
    safe = address(url)
    return f'<a href="{html.escape(safe)}">{_escaped(label)}</a>' if safe else _escaped(label)


def _escaped(said: str) -> str:
    return html.escape(printable(said), quote=False)


def _clean(text: str) -> str:
    return printable(text).strip()
