"""What a reader found -> an Article: the last common steps of every kind of document.

Here the promises of `Article` are kept: plain paragraphs, none empty, none twice; the agency's dateline taken off the
first; an address or "", an id; a language. Raises UnreadableSource where there is too little to be an article.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from digest.errors import UnreadableSource
from digest.extract import addresses, byline, clean, dates, languages
from digest.extract.lines import same, word_count
from digest.model import PARAGRAPH_BREAK, Article, Dropped, Told

# Under this a page has a teaser, a caption or an error message, but no report.
FEWEST_WORDS = 40
LONGEST_TITLE = 100  # characters of a first sentence that stands in for a missing title
MOST_PARAGRAPHS = 2000
# A description that is one of so many first paragraphs is no dek.
OPENING = 3
_LABELLED = re.compile(r"[A-Z]{3,}(?: [A-Z]{2,}){0,2}: (?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found, as it stands in the document; every field may be empty.

    `flaw` says why it can't be an article, where the reader knows; `teaser` that the flaw is to be no more than the
    announcement of one. `guid` is what a feed calls it. `free` says whether a page calls itself free to read.
    """

    paragraphs: tuple[str, ...] = ()
    title: str = ""
    dek: str = ""
    author: str = ""
    publisher: str = ""
    kicker: str = ""
    published: datetime | None = None
    url: str = ""
    language: str = ""
    dropped: tuple[Dropped, ...] = ()
    guid: str = ""
    flaw: str = ""
    teaser: bool = False
    told: tuple[Told, ...] = ()
    free: bool | None = None


def article(origin: str, found: Found, zone: tzinfo = UTC) -> Article:
    """The article, or UnreadableSource saying what is wrong or how little there is.

    A date that states no zone is local time in `zone`.
    """
    if found.flaw:
        raise UnreadableSource(found.flaw)
    paragraphs, outlet, prefix = _without_dateline(list(_once(found.paragraphs)))
    words = sum(word_count(paragraph) for paragraph in paragraphs)
    if words < FEWEST_WORDS:
        raise UnreadableSource(
            f"no article in it, only {words} words of text: save the page with its whole text"
        )
    text, url = PARAGRAPH_BREAK.join(paragraphs), addresses.canonical(found.url)
    title = clean.line(found.title)
    dek = clean.line(found.dek)
    return Article(
        id=hashlib.sha256((url or text).encode()).hexdigest()[:16],
        origin=origin,
        url=url,
        title=title or _stand_in(paragraphs[0]),
        publisher=clean.line(found.publisher) or outlet,
        published=dates.placed(found.published, zone),
        paragraphs=tuple(paragraphs),
        dek="" if same(dek) == same(title) or _opens(paragraphs, dek) else dek,
        author=byline.named(clean.line(found.author)),
        kicker=clean.line(found.kicker),
        language=languages.language(text, found.language),
        dropped=(*found.dropped, *prefix),
        guid=clean.line(found.guid),
        told=tuple(_told(found, zone)),
    )


def _told(found: Found, zone: tzinfo) -> Iterable[Told]:
    """Where the fields come from; of the date also whether it had to be read with a zone, or could not be."""
    for one in found.told:
        if one.field != "published":
            yield one
        elif found.published is None:
            yield replace(one, flaw="no date that can be, so it counts as undated")
        else:
            yield (
                one if found.published.tzinfo else replace(one, place=f"{one.place}, no zone stated: {zone}")
            )


def _opens(paragraphs: Sequence[str], dek: str) -> bool:
    """Does the article open with what is said to stand above it?"""
    return any(same(paragraph).startswith(same(dek)) for paragraph in paragraphs[:OPENING])


def _once(paragraphs: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for paragraph in list(paragraphs)[:MOST_PARAGRAPHS]:
        text = clean.line(paragraph)
        if text and text not in seen:
            seen.add(text)
            yield text


def _without_dateline(paragraphs: list[str]) -> tuple[list[str], str, tuple[Dropped, ...]]:
    """The paragraphs with the first one's dateline off, the outlet it names, and what was dropped."""
    prefix, outlet = byline.dateline(paragraphs[0]) if paragraphs else ("", "")
    # "BATU LANANG: Residents …" is a place, unless others speak so too.
    if not prefix and sum(bool(_LABELLED.match(paragraph)) for paragraph in paragraphs) == 1:
        shouted = _LABELLED.match(paragraphs[0])
        prefix = shouted.group() if shouted else ""
    if not prefix:
        return paragraphs, "", ()
    first = paragraphs[0][len(prefix) :]
    return (
        [first, *(p for p in paragraphs[1:] if p != first)],
        outlet,
        (Dropped(prefix.strip(), "a dateline"),),
    )


def _stand_in(paragraph: str) -> str:
    """The beginning of the first sentence, where a page has no title."""
    sentence = re.split(r"(?<=[.!?])\s", paragraph, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
